import { DownloadIcon, ScaleIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { overrideColumns, overrideFacets } from '#components/check/override-columns.tsx';
import { OverrideView } from '#components/check/override-view.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { may } from '#lib/domain/access.ts';
import { getOverride, listOverrides } from '#lib/services/check/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { withdraw } from './actions.ts';

export const metadata: Metadata = { title: 'Overrides' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

export default async function OverridesPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { after, open, filters } = readTableQuery(await searchParams, ['verdict', 'engine', 'state']);
  const chosen = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, values[0]]));
  const home = `/${project}`;
  const [list, { role }, shown] = await Promise.all([
    load(listOverrides, { project, ...chosen, after }),
    load(getProject, { project }),
    open ? load(getOverride, { project, override: open }) : null,
  ]);
  return (
    <Page
      title="Overrides"
      description="Where people and the answer engine differ: cases to mend it by"
      trail={[{ title: 'Check', href: `${home}/check` }]}
      actions={<Export project={project} filter={chosen} />}
      fill
    >
      <DataTable
        label="Overrides"
        rows={list.items}
        columns={overrideColumns(home)}
        rowId={(row) => row.id}
        rowLabel={(row) => `Override on variant ${row.variantSeq}`}
        page={{ after, nextAfter: list.nextAfter, total: list.total, capped: list.totalIsCapped }}
        lines={2}
        facets={overrideFacets}
        drawerWidth={720}
        drawer={
          shown && (
            <OverrideView
              row={shown}
              home={home}
              withdraw={may(role, 'review') ? withdraw.bind(null, project, shown.id) : null}
            />
          )
        }
        empty={<Nothing home={home} />}
      />
    </Page>
  );
}

/** The standing ones that the filter admits, as lines for `studio answers compare`. */
function Export({ project, filter }: { project: string; filter: Record<string, string | undefined> }) {
  const { verdict, engine } = filter;
  const query = new URLSearchParams({ project, ...(verdict && { verdict }), ...(engine && { engine }) });
  return (
    <a
      href={`/api/v1/check/overrides/export?${query}`}
      download
      title="The standing overrides that the filter admits"
      className={buttonVariants({ variant: 'outline' })}
    >
      <DownloadIcon /> Export JSONL
    </a>
  );
}

function Nothing({ home }: { home: string }) {
  return (
    <EmptyState
      icon={<ScaleIcon />}
      title="No overrides yet"
      action={
        <Link href={`${home}/review`} className={buttonVariants()}>
          Open the review desk
        </Link>
      }
    >
      Where the engine errs about an answer, a reviewer says so with O on the desk. The pair is kept here as a
      case that the engine is tested by.
    </EmptyState>
  );
}
