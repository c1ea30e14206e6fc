import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { ComparisonTable } from '#components/evaluate/compare/comparison-table.tsx';
import { FlipList } from '#components/evaluate/compare/flip-list.tsx';
import { type Pair, PairPicker } from '#components/evaluate/compare/pair-picker.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Page } from '#components/layout/page-header.tsx';
import { Part } from '#components/versions/part.tsx';
import { compareTwo, evaluationOptions, listEvaluations } from '#lib/services/evaluate/index.ts';

export const metadata: Metadata = { title: 'Compare evaluations' };

type Props = { params: Promise<{ project: string }>; searchParams: Promise<Partial<Pair>> };
type Grader = { id: string; title: string };

export default async function ComparePage({ params, searchParams }: Props) {
  const { project } = await params;
  const asked = await searchParams;
  const [{ items }, { graders }] = await Promise.all([
    load(listEvaluations, { project, limit: 200 }),
    load(evaluationOptions, { project }),
  ]);
  const pair = {
    ...{ first: asked.first ?? '', second: asked.second ?? '' },
    grader: graders.find(({ id }) => id === asked.grader)?.id ?? 'equivalence',
    rulings: asked.rulings === 'false' ? 'false' : 'true',
  };
  const home = `/${project}/evaluate`;
  return (
    <Page title="Compare evaluations" trail={[{ title: 'Evaluate', href: home }]}>
      <div className="flex max-w-6xl flex-col gap-8">
        <PairPicker
          evaluations={items
            .filter(({ replies }) => replies > 0)
            .map(({ id, name, benchmark }) => ({
              id,
              name,
              benchmarkId: benchmark.id,
              benchmark: benchmark.name,
            }))}
          graders={graders}
          pair={pair}
        />
        {pair.first && pair.second ? (
          <Compared project={project} pair={pair} graders={graders} />
        ) : (
          <EmptyState title="Two evaluations, please">
            Choose two of one benchmark: the same problems are compared, one by one.
          </EmptyState>
        )}
      </div>
    </Page>
  );
}

async function Compared({
  project,
  pair,
  graders,
}: {
  project: string;
  pair: Pair;
  graders: readonly Grader[];
}) {
  const { first, second, grader, rulings } = pair;
  const found = await load(compareTwo, { project, first, second, grader, rulings: rulings === 'true' });
  const title = graders.find(({ id }) => id === grader)?.title ?? grader;
  return (
    <>
      <Part title="By every grader">
        <ComparisonTable
          comparisons={found.comparisons}
          graders={graders}
          first={found.first.name}
          second={found.second.name}
        />
      </Part>
      <Part title={`Flips by ${title.toLowerCase()}`}>
        <FlipList flips={found.flips} home={`/${project}/evaluate`} />
      </Part>
    </>
  );
}
