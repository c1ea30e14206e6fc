import Link from 'next/link';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { GradeList, ReplyText } from '../replies/reply-parts.tsx';
import type { GraderName, ReplyRow } from '../replies/reply-types.ts';

type Props = { row: ReplyRow; graders: readonly GraderName[]; home: string };

/** A disputed reply: at the left the problem and what was said, at the right what each grader read. */
export function DisputeView({ row, graders, home }: Props) {
  const { problem } = row;
  return (
    <article className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 max-w-[75ch] flex-col gap-5">
        <section aria-label="Problem" className="flex flex-col gap-2">
          <h2 className="flex flex-wrap gap-x-3 font-medium text-muted-foreground text-sm">
            Problem, row {problem.rowNumber}
            <Link
              href={`${home}/problems/${problem.id}`}
              className="font-normal underline underline-offset-2"
            >
              over all models
            </Link>
          </h2>
          <ProblemView text={problem.problem} />
        </section>
        <section aria-label="Reply" className="flex flex-col gap-2">
          <h2 className="font-medium text-muted-foreground text-sm">Reply</h2>
          <ReplyText row={row} />
        </section>
      </div>
      <aside aria-label="What graders say" className="flex min-w-0 flex-col gap-3">
        <AnswerBadge answer={problem.answer} label="right answer" />
        <GradeList row={row} graders={graders} />
      </aside>
    </article>
  );
}
