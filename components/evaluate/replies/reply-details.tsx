import Link from 'next/link';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { GradeList, ReplyText } from './reply-parts.tsx';
import type { GraderName, ReplyRow } from './reply-types.ts';
import { type RulingActs, RulingForm } from './ruling-form.tsx';

type Props = { row: ReplyRow; graders: readonly GraderName[]; home: string; acts: RulingActs | null };

/** One reply, whole: its problem, what was said, what each grader read, and people's ruling. */
export function ReplyDetails({ row, graders, home, acts }: Props) {
  const { problem } = row;
  const facts = [
    `row ${problem.rowNumber}`,
    row.sample > 0 && `sample ${row.sample + 1}`,
    problem.subject,
    problem.level && `level ${problem.level}`,
    row.completionTokens !== null && `${row.completionTokens} tokens`,
  ];
  return (
    <article className="flex max-w-[75ch] flex-col gap-5">
      <p className="flex flex-wrap gap-x-3 text-muted-foreground text-sm">
        {facts.filter(Boolean).join(' · ')}
        <Link href={`${home}/problems/${problem.id}`} className="underline underline-offset-2">
          this problem over all models
        </Link>
      </p>
      <ProblemView text={problem.problem} />
      <AnswerBadge answer={problem.answer} label="right answer" />
      <section className="flex flex-col gap-2" aria-label="Reply">
        <h3 className="font-medium text-muted-foreground text-sm">Reply</h3>
        <ReplyText row={row} />
      </section>
      <GradeList row={row} graders={graders} />
      {acts && <RulingForm row={row} acts={acts} />}
    </article>
  );
}
