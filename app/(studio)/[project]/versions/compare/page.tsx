import type { Metadata } from 'next';
import { z } from 'zod';
import { load } from '#app/load.ts';
import { Page } from '#components/layout/page-header.tsx';
import type { SearchParams } from '#components/table/table-url.ts';
import { ChangeList } from '#components/versions/compare/change-list.tsx';
import { ChangeTabs } from '#components/versions/compare/change-tabs.tsx';
import { PairChoice } from '#components/versions/compare/pair-choice.tsx';
import { ShiftTables } from '#components/versions/compare/shift-tables.tsx';
import { Part } from '#components/versions/part.tsx';
import { kindTitle } from '#lib/domain/versions/kind-titles.ts';
import { diffRows, diffVersions, listVersions } from '#lib/services/versions/index.ts';

export const metadata: Metadata = { title: 'Compare versions' };

const Query = z.object({
  from: z.string().optional(),
  to: z.string().optional(),
  change: z.enum(['changed', 'added', 'removed']).catch('changed'),
  after: z.coerce.number().int().optional().catch(undefined),
});

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

export default async function ComparePage({ params, searchParams }: Props) {
  const { project } = await params;
  const query = Query.parse(await searchParams);
  const { items } = await load(listVersions, { project });
  const kinds = new Set(items.map(({ kind }) => kind));
  const versions = items.map(({ number, name, kind }) => ({
    ...{ value: String(number), title: `${number} · ${name}` },
    group: kinds.size > 1 ? kindTitle(kind) : undefined,
  }));
  const to = query.to ?? versions[0]?.value;
  const from = query.from ?? usualFrom(items, to);
  const trail = [{ title: 'Versions', href: `/${project}/versions` }];
  if (from === undefined || to === undefined) {
    return (
      <Page title="Compare" trail={trail}>
        <p className="text-muted-foreground text-sm">Freeze two versions first, then compare them here.</p>
      </Page>
    );
  }
  const { change, after } = query;
  const [diff, rows] = await Promise.all([
    load(diffVersions, { project, from, to }),
    load(diffRows, { project, from, to, change, after }),
  ]);
  return (
    <Page
      title="Compare"
      description="Rows are the same row when they come from the same variant, wherever they stand"
      trail={trail}
    >
      <div className="flex flex-col gap-8">
        <PairChoice versions={versions} from={String(diff.from.number)} to={String(diff.to.number)} />
        <Part title="What shifts">
          <ShiftTables from={diff.from} to={diff.to} />
        </Part>
        <Part title="Rows that differ">
          <ChangeTabs counts={diff.counts} change={change} />
          <ChangeList project={project} change={change} items={rows.items} nextAfter={rows.nextAfter} />
        </Part>
      </div>
    </Page>
  );
}

type Listed = { number: number; kind: string };

/** The newest other version that can be compared with one: of its kind. */
function usualFrom(items: readonly Listed[], to: string | undefined): string | undefined {
  const own = items.find(({ number }) => String(number) === to);
  const other = items.find(({ number, kind }) => kind === own?.kind && number !== own.number);
  return other || own ? String((other ?? own)!.number) : to;
}
