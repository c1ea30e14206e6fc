import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import type { ProblemRow } from './problem-columns.tsx';

/** One problem of a benchmark, whole. */
export function ProblemDetails({ row }: { row: ProblemRow }) {
  const facts = [`row ${row.rowNumber}`, row.originalId, row.subject, row.level && `level ${row.level}`];
  return (
    <article className="flex max-w-[75ch] flex-col gap-5">
      <p className="text-muted-foreground text-sm">{facts.filter(Boolean).join(' · ')}</p>
      <ProblemView text={row.problem} />
      <AnswerBadge answer={row.answer} />
      {row.solution && (
        <section className="flex flex-col gap-2">
          <h3 className="font-medium text-muted-foreground text-sm">Solution</h3>
          <SolutionSteps text={row.solution} />
        </section>
      )}
    </article>
  );
}
