import { TargetIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { BenchmarkFacts } from '#components/benchmarks/benchmark-facts.tsx';
import { DeleteBenchmark } from '#components/benchmarks/delete-benchmark.tsx';
import { DeriveSet } from '#components/benchmarks/derive-set.tsx';
import { problemColumns, problemFacets } from '#components/benchmarks/problem-columns.tsx';
import { ProblemDetails } from '#components/benchmarks/problem-details.tsx';
import { SetFacts } from '#components/benchmarks/set-facts.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { LiveRefresh } from '#components/layout/live-refresh.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { may } from '#lib/domain/access.ts';
import { BenchmarkProblems } from '#lib/domain/benchmarks/schema.ts';
import { listBenchmarkProblems, showBenchmark } from '#lib/services/benchmarks/index.ts';
import { listHits } from '#lib/services/contamination/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { derive, remove } from '../actions.ts';

export const metadata: Metadata = { title: 'Benchmark' };

type Props = { params: Promise<{ project: string; id: string }>; searchParams: Promise<SearchParams> };

const Filter = BenchmarkProblems.pick({ answerType: true, level: true, subject: true });

export default async function BenchmarkPage({ params, searchParams }: Props) {
  const { project, id } = await params;
  const { after, open, filters } = readTableQuery(await searchParams, ['answerType', 'level', 'subject']);
  const chosen = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, values[0]]));
  const filter = Filter.catch({}).parse(chosen);
  const benchmark = { project, benchmark: id };
  // First: what ends between this and the rest is either followed to its end here, or whole in the rest.
  const found = await load(showBenchmark, benchmark);
  const [list, hits, { role }] = await Promise.all([
    load(listBenchmarkProblems, {
      ...benchmark,
      ...filter,
      after: after === undefined ? undefined : Number(after),
    }),
    load(listHits, { ...benchmark, state: 'open', limit: 1 }),
    load(getProject, { project }),
  ]);
  const benchmarks = `/${project}/check/benchmarks`;
  const shown = list.items.find((row) => row.id === open);
  return (
    <Page
      title={found.name}
      trail={[
        { title: 'Check', href: `/${project}/check` },
        { title: 'Benchmarks', href: benchmarks },
      ]}
      actions={
        <>
          {may(role, 'configure') && (
            <DeleteBenchmark name={found.name} list={benchmarks} remove={remove.bind(null, project, id)} />
          )}
          {may(role, 'import') && found.status === 'done' && found.parentId === null && (
            <DeriveSet
              problems={found.problemCount}
              home={benchmarks}
              derive={derive.bind(null, project, id)}
            />
          )}
          {found.status === 'done' && (
            <Link href={`/${project}/evaluate/new?benchmark=${id}`} className={buttonVariants()}>
              Evaluate a model
            </Link>
          )}
        </>
      }
      fill
    >
      {(found.status === 'queued' || found.status === 'running') && <LiveRefresh seconds={2} />}
      <SetFacts parentId={found.parentId} derivation={found.derivation} home={benchmarks} />
      <BenchmarkFacts
        facts={found}
        hits={{ href: `/${project}/check/contamination?benchmark=${id}&state=open`, open: hits.total }}
      />
      <DataTable
        label="Problems"
        rows={list.items}
        columns={problemColumns}
        rowId={(row) => row.id}
        rowLabel={(row) => `Row ${row.rowNumber}`}
        page={{ after, nextAfter: list.nextAfter, total: list.total, capped: list.totalIsCapped }}
        facets={problemFacets(found)}
        drawer={shown ? <ProblemDetails row={shown} /> : null}
        empty={
          <EmptyState icon={<TargetIcon />} title="No problem">
            {found.error ?? 'The file is being read.'}
          </EmptyState>
        }
      />
    </Page>
  );
}
