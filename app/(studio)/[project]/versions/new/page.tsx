import { PackageIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { Page } from '#components/layout/page-header.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { composerFacets } from '#components/versions/composer-facets.ts';
import { methodTitle } from '#components/versions/method-title.ts';
import { MixTables } from '#components/versions/mix-tables.tsx';
import { VersionComposer } from '#components/versions/version-composer.tsx';
import { may } from '#lib/domain/access.ts';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { listSelections } from '#lib/services/corpus/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { previewVersion } from '#lib/services/versions/index.ts';
import { freeze } from '../actions.ts';

export const metadata: Metadata = { title: 'New version' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

export default async function NewVersionPage({ params, searchParams }: Props) {
  const { project } = await params;
  const filter = readFilter(await searchParams);
  const [{ role, name }, all, chosen, selections] = await Promise.all([
    load(getProject, { project }),
    load(previewVersion, { project }),
    load(previewVersion, { project, ...filter }),
    load(listSelections, { project }),
  ]);
  const versions = `/${project}/versions`;
  const refusal = may(role, 'freeze')
    ? null
    : `Your role in ${name} is ${role}; freezing a version needs a lead.`;
  return (
    <Page title="New version" trail={[{ title: 'Versions', href: versions }]}>
      <VersionComposer
        versions={versions}
        facets={composerFacets(all.groups, selections.items)}
        rows={chosen.rows}
        refusal={refusal}
        freeze={freeze.bind(null, project, filter)}
      >
        <KeptOut count={chosen.contaminated} home={`/${project}`} />
        {chosen.rows > 0 ? (
          <MixTables groups={chosen.groups} methodTitle={methodTitle} />
        ) : (
          <NothingAdmitted accepted={all.rows} review={`/${project}/review`} />
        )}
      </VersionComposer>
    </Page>
  );
}

function readFilter(search: SearchParams): Partial<Recipe> {
  const { filters } = readTableQuery(search, [
    ...['methods', 'subjects', 'levels', 'checks', 'perSeed', 'selection'],
  ]);
  const { checks, perSeed, selection, ...lists } = filters;
  const single = { checks: checks?.[0], perSeed: perSeed?.[0], selection: selection?.[0] };
  return { ...lists, ...single } as Partial<Recipe>;
}

function KeptOut({ count, home }: { count: number; home: string }) {
  if (count === 0) return null;
  return (
    <p className="mb-4 rounded-md bg-warning-soft px-3 py-2 text-sm text-warning tabular-nums">
      {formatNumber(count)} accepted {count === 1 ? 'variant is' : 'variants are'} left out: a benchmark
      stands in the text, or in that of the seed.{' '}
      <Link href={`${home}/check/contamination?state=open`} className="underline">
        Decide them
      </Link>
    </p>
  );
}

function NothingAdmitted({ accepted, review }: { accepted: number; review: string }) {
  if (accepted > 0) {
    return (
      <EmptyState icon={<PackageIcon />} title="Nothing fits">
        No accepted variant fits these filters. Choose fewer of them.
      </EmptyState>
    );
  }
  const action = (
    <Link href={review} className={buttonVariants({ variant: 'outline' })}>
      Go to review
    </Link>
  );
  return (
    <EmptyState icon={<PackageIcon />} title="Nothing is accepted yet" action={action}>
      A version holds accepted variants. Review some first.
    </EmptyState>
  );
}
