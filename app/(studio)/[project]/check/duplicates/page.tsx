import { CopyIcon } from 'lucide-react';
import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { RunProgress } from '#components/corpus/run-progress.tsx';
import { clusterColumns, clusterFacets, kindNames } from '#components/duplicates/cluster-columns.tsx';
import { memberTexts } from '#components/duplicates/cluster-members.tsx';
import { ClusterSelection } from '#components/duplicates/cluster-selection.tsx';
import { ClusterView } from '#components/duplicates/cluster-view.tsx';
import { MatchingButton } from '#components/duplicates/matching-button.tsx';
import { SearchFacts } from '#components/duplicates/search-facts.tsx';
import { limitedTo } from '#components/duplicates/search-parts.ts';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { DataTable } from '#components/table/data-table.tsx';
import { readTableQuery, type SearchParams } from '#components/table/table-url.ts';
import { may } from '#lib/domain/access.ts';
import { type ClusterState, DuplicateResult, DuplicateSearch } from '#lib/domain/check/duplicates.ts';
import { listRuns } from '#lib/services/corpus/index.ts';
import { listClusters, showCluster } from '#lib/services/duplicates/index.ts';
import { getProject } from '#lib/services/projects/index.ts';
import { cancel, keepAll, keepOne, undoLast } from './actions.ts';
import { searchParts } from './parts.ts';
import { DuplicateTools } from './tools.tsx';

export const metadata: Metadata = { title: 'Duplicates' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<SearchParams> };

export default async function DuplicatesPage({ params, searchParams }: Props) {
  const { project } = await params;
  const { after, open, filters } = readTableQuery(await searchParams, [
    'kind',
    'state',
    'similarity',
    'size',
  ]);
  const { state = 'open', ...filter } = Object.fromEntries(
    Object.entries(filters).map(([name, values]) => [name, values[0]]),
  );
  // First: what ends between this and the rest is either followed to its end here, or whole in the rest.
  const runs = await load(listRuns, { project, kind: 'duplicates', limit: 20 });
  const [list, { role }, shown] = await Promise.all([
    load(listClusters, { project, ...filter, state: state as ClusterState, after }),
    load(getProject, { project }),
    open ? load(showCluster, { project, cluster: open }) : null,
  ]);
  const actions = may(role, 'review')
    ? {
        keepOne: keepOne.bind(null, project),
        keepAll: keepAll.bind(null, project),
        undo: undoLast.bind(null, project),
      }
    : null;
  const newest = runs.items[0];
  const last = runs.items.find((run) => run.status === 'done');
  const searched = last && DuplicateSearch.parse(last.parameters);
  const at = list.items.findIndex((row) => row.id === open);
  const home = `/${project}`;
  return (
    <Page
      title="Duplicates"
      description="Texts that are alike: copies, edited copies, the same problem with other numbers"
      trail={[{ title: 'Check', href: `${home}/check` }]}
      actions={
        <DuplicateTools
          project={project}
          role={role}
          isSearching={newest?.status === 'queued' || newest?.status === 'running'}
        />
      }
      fill
    >
      {newest && newest.status !== 'done' && (
        <div className="shrink-0 border-border border-b px-4 md:px-6">
          <RunProgress
            project={project}
            run={newest}
            unit="texts"
            cancel={cancel.bind(null, project, newest.id)}
          />
        </div>
      )}
      {last && searched && (
        <SearchFacts
          result={DuplicateResult.parse(last.result)}
          parameters={searched}
          limited={limitedTo(searched, await searchParts(project))}
          finishedAt={last.finishedAt}
        />
      )}
      <DataTable
        label="Clusters of duplicates"
        rows={list.items}
        columns={clusterColumns}
        rowId={(row) => row.id}
        rowLabel={(row) => `${kindNames[row.kind]}: ${row.size} texts`}
        page={{ after, nextAfter: list.nextAfter, total: list.total, capped: list.totalIsCapped }}
        facets={clusterFacets}
        drawerWidth={760}
        drawer={
          shown && (
            <ClusterView
              key={`${shown.id} ${shown.state}`}
              cluster={shown}
              texts={memberTexts(shown.members, shown.scope === 'full')}
              home={home}
              next={(list.items[at + 1] ?? list.items[at - 1])?.id ?? null}
              actions={actions}
            />
          )
        }
        selectionActions={actions && state === 'open' ? <ClusterSelection actions={actions} /> : undefined}
        toolbar={
          actions &&
          state === 'open' && (
            <MatchingButton
              filter={filter}
              total={list.total}
              isCapped={list.totalIsCapped}
              actions={actions}
            />
          )
        }
        empty={<Nothing isSearched={last !== undefined} />}
      />
    </Page>
  );
}

function Nothing({ isSearched }: { isSearched: boolean }) {
  return (
    <EmptyState icon={<CopyIcon />} title={isSearched ? 'No open clusters' : 'Not searched yet'}>
      {isSearched
        ? 'No texts are alike that somebody has not decided about. Search again after the next import or batch.'
        : 'A search compares all seeds and variants, and gathers here what is alike. It reads about a hundred thousand texts a second; other work goes on meanwhile.'}
    </EmptyState>
  );
}
