import type { Metadata } from 'next';
import { load } from '#app/load.ts';
import { HistoryTable } from '#components/evaluate/history-table.tsx';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { formatCount, formatNumber } from '#components/layout/format.ts';
import { Page } from '#components/layout/page-header.tsx';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { Part } from '#components/versions/part.tsx';
import { evaluationOptions, historyOfProblem } from '#lib/services/evaluate/index.ts';

export const metadata: Metadata = { title: 'A problem over all models' };

type Props = { params: Promise<{ project: string; problem: string }> };

export default async function ProblemPage({ params }: Props) {
  const { project, problem: id } = await params;
  const [{ problem, rows, evaluations, solved }, { graders }] = await Promise.all([
    load(historyOfProblem, { project, problem: id }),
    load(evaluationOptions, { project }),
  ]);
  const home = `/${project}/evaluate`;
  return (
    <Page
      title={`Row ${problem.rowNumber}`}
      description={[problem.subject, problem.level && `level ${problem.level}`].filter(Boolean).join(' · ')}
      trail={[
        { title: 'Evaluate', href: home },
        { title: problem.benchmark.name, href: `/${project}/check/benchmarks/${problem.benchmark.id}` },
      ]}
    >
      <div className="flex max-w-6xl flex-col gap-8">
        <section aria-label="Problem" className="flex max-w-[75ch] flex-col gap-3">
          <ProblemView text={problem.problem} />
          <AnswerBadge answer={problem.answer} label="right answer" />
          {problem.solution && (
            <details>
              <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground text-sm">
                Solution
              </summary>
              <SolutionSteps text={problem.solution} />
            </details>
          )}
        </section>
        {rows.length === 0 ? (
          <EmptyState title="No model was asked this yet">
            Every evaluation on its benchmark stands here, with what it made of this problem.
          </EmptyState>
        ) : (
          <Part title="Over all evaluations">
            <p className="text-sm tabular-nums">
              {formatNumber(solved)} of {formatCount(evaluations, 'evaluation')} solve it, by equivalence.
            </p>
            <HistoryTable rows={rows} graders={graders} home={home} problem={id} />
          </Part>
        )}
      </div>
    </Page>
  );
}
