import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { Badge } from '#components/ui/badge.tsx';
import type { GraderName, ReplyRow } from './reply-types.ts';
import { VerdictMark } from './verdict-mark.tsx';

/** Of longer replies only the end is set: there the answer stands, and a browser sets no more in one go. */
const LONGEST = 12_000;

/** What a model wrote, set as mathematics. */
export function ReplyText({ row }: { row: ReplyRow }) {
  if (row.failure !== null) return <p className="text-danger text-sm">It never came: {row.failure}</p>;
  if (row.text.trim() === '') return <p className="text-muted-foreground text-sm">The reply is empty.</p>;
  const cut = row.text.length > LONGEST;
  return (
    <div className="flex flex-col gap-2">
      {cut && (
        <p className="text-muted-foreground text-xs">
          The last {LONGEST.toLocaleString('en-US')} characters:
        </p>
      )}
      <ProblemView text={cut ? row.text.slice(-LONGEST) : row.text} />
      {row.truncated && <Badge variant="warning">cut off by the limit of tokens</Badge>}
    </div>
  );
}

/** What each grader read and said, one below the other. */
export function GradeList({ row, graders }: { row: ReplyRow; graders: readonly GraderName[] }) {
  const titleOf = (id: string) => graders.find((one) => one.id === id)?.title ?? id;
  const inOrder = [
    ...graders.flatMap(({ id }) => row.grades.filter(({ grader }) => grader === id)),
    ...row.grades.filter(({ grader }) => !graders.some(({ id }) => id === grader)),
  ];
  return (
    <ul aria-label="Grades" className="flex flex-col divide-y divide-border">
      {inOrder.map(({ grader, verdict, extracted, reason }) => (
        <li key={grader} className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-0.5 py-2">
          <span className="font-medium text-sm">{titleOf(grader)}</span>
          <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
            <VerdictMark verdict={verdict} />
            {extracted !== null && (
              <span className="min-w-0 max-w-full overflow-x-auto">
                <AnswerBadge answer={extracted} label="read" />
              </span>
            )}
          </span>
          <span className="col-start-2 text-pretty break-words text-muted-foreground text-xs">{reason}</span>
        </li>
      ))}
    </ul>
  );
}
