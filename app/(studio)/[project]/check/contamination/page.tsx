import { ShieldCheckIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { load } from '#app/load.ts';
import { HitBulk, SelectedHits } from '#components/contamination/hit-bulk.tsx';
import { hitColumns, hitFacets, hitLabel } from '#components/contamination/hit-columns.tsx';
import { HitView } from '#components/contamination/hit-view.tsx';
import { ScanButton } from '#components/contamination/scan-button.tsx';
import { ScanPanel } from '#components/contamination/scan-panel.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { buttonVariants } from '#components/ui/button-variants.ts';
import { may } from '#lib/domain/access.ts';
import { HitFilter } from '#lib/domain/contamination/schema.ts';
import { listBenchmarks } from '#lib/services/benchmarks/index.ts';
import { listHits, showHit, summarizeContamination } from '#lib/services/contamination/index.ts';
import { listRuns } from '#lib/services/corpus/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import * as actions from './actions.ts';

export const metadata: Metadata = { title: 'Contamination' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

const facetNames = ['benchmark', 'method', 'state', 'kind', 'part', 'minScore'];

export default async function ContaminationPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { after, open, filters } = readTableQuery(await searchParams, facetNames);
  const chosen = Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, values[0]]));
  // What no filter knows, from an old link, say, filters nothing.
  const filter = HitFilter.catch({}).parse(chosen);
  const home = `/${project}`;
  // First: what ends between this and the rest is either followed to its end here, or whole in the rest.
  const runs = await load(listRuns, { project, kind: 'contamination', limit: 1 });
  const [list, summary, benchmarks, { role }, shown] = await Promise.all([
    load(listHits, { project, ...filter, after: after === undefined ? undefined : Number(after) }),
    load(summarizeContamination, { project }),
    load(listBenchmarks, { project }),
    load(getProject, { project }),
    open ? load(showHit, { project, hit: open }) : null,
  ]);
  const run = runs.items[0];
  const isScanning = run?.status === 'queued' || run?.status === 'running';
  const mayDecide = may(role, 'review');
  const many = {
    remove: actions.remove.bind(null, project, filter),
    waive: actions.waive.bind(null, project, filter),
    undo: actions.undo.bind(null, project, filter),
  };
  const one = {
    remove: actions.removeOne.bind(null, project),
    waive: actions.waiveOne.bind(null, project),
    undo: actions.undoOne.bind(null, project),
  };
  return (
    <Page
      title="Contamination"
      description="Where a benchmark stands in the corpus"
      trail={[{ title: 'Check', href: `${home}/check` }]}
      actions={
        <>
          <Link href={`${home}/check/benchmarks`} className={buttonVariants({ variant: 'outline' })}>
            Benchmarks
          </Link>
          {benchmarks.items.length > 0 && may(role, 'check') && (
            <ScanButton scan={actions.scan.bind(null, project)} busy={isScanning} />
          )}
        </>
      }
      fill
    >
      {run && (
        <div className="shrink-0 px-4 pt-3 md:px-6">
          <ScanPanel project={project} run={run} cancel={actions.stopScan.bind(null, project, run.id)} />
        </div>
      )}
      <DataTable
        label="Hits"
        rows={list.items}
        columns={hitColumns}
        rowId={(row) => row.id}
        rowLabel={hitLabel}
        page={{ after, nextAfter: list.nextAfter, total: list.total, capped: list.totalIsCapped }}
        facets={hitFacets(summary.items, benchmarks.items)}
        drawerWidth={960}
        drawer={shown && <HitView hit={shown} home={home} decide={mayDecide ? one : null} />}
        selectionActions={mayDecide ? <SelectedHits decide={many} /> : undefined}
        toolbar={
          may(role, 'undo-others') &&
          list.total > 0 && (
            <HitBulk
              decide={many}
              choice={{ matching: true }}
              named={allOf(list.total, list.totalIsCapped)}
            />
          )
        }
        empty={<Nothing home={home} benchmarks={benchmarks.items.length} scanned={run !== undefined} />}
      />
    </Page>
  );
}

const allOf = (total: number, isCapped: boolean) =>
  `all ${total.toLocaleString('en-US')}${isCapped ? '+' : ''} hits of this filter`;

function Nothing({ home, benchmarks, scanned }: { home: string; benchmarks: number; scanned: boolean }) {
  if (benchmarks === 0) {
    return (
      <EmptyState
        icon={<ShieldCheckIcon />}
        title="No benchmark to compare with"
        action={
          <Link href={`${home}/check/benchmarks`} className={buttonVariants()}>
            Add a benchmark
          </Link>
        }
      >
        Problems that the model will be measured with must not be among those that it is trained on. Add them
        as a benchmark, and every seed and variant is compared with them.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<ShieldCheckIcon />}
      title={scanned ? 'Nothing stands in a benchmark' : 'Not scanned yet'}
    >
      {scanned
        ? 'No seed and no variant overlaps one. What is imported, generated or edited is compared by itself.'
        : 'Scan the corpus to see what of the benchmarks stands in it.'}
    </EmptyState>
  );
}
