import { cutLine } from '#components/evaluate/replies/cut-line.ts';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ProblemLine } from '#components/math/problem-line.tsx';
import type { Column, Facet } from '#components/table/data-table.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { gradeVerdicts } from '#lib/domain/evaluate/grader.ts';
import type { GraderName, ReplyRow } from './reply-types.ts';
import { VerdictMark, verdictWord } from './verdict-mark.tsx';

/** Columns of replies: the problem, what was said, and a mark of every grader. */
export function replyColumns(graders: readonly GraderName[]): Column<ReplyRow>[] {
  return [
    { id: 'row', title: 'Row', align: 'right', width: 72, cell: ({ problem }) => problem.rowNumber },
    {
      id: 'sample',
      title: 'Sample',
      align: 'right',
      width: 80,
      hidden: true,
      cell: ({ sample }) => sample + 1,
    },
    {
      ...{ id: 'problem', title: 'Problem', fixed: true, minWidth: 260 },
      cell: ({ problem }) => (
        <span className="block truncate">
          <ProblemLine text={problem.problem} />
        </span>
      ),
    },
    {
      ...{ id: 'answer', title: 'Right answer', width: 140 },
      cell: ({ problem }) => <AnswerBadge answer={problem.answer} label="" />,
    },
    {
      ...{ id: 'end', title: 'End of the reply', width: 260 },
      cell: (row) => (
        <span className="line-clamp-2 break-words text-muted-foreground text-xs">
          {row.failure ?? cutLine(row.text)}
        </span>
      ),
    },
    ...graders.map(({ id, title }) => markColumn(id, title)),
    { id: 'people', title: 'People', width: 104, cell: ({ ruling }) => <RulingMark ruling={ruling} /> },
    {
      ...{ id: 'tokens', title: 'Tokens', align: 'right' as const, width: 84, hidden: true },
      cell: ({ completionTokens }) => completionTokens ?? '–',
    },
    {
      id: 'cut',
      title: 'Cut',
      width: 72,
      cell: ({ truncated }) => truncated && <Badge variant="warning">cut</Badge>,
    },
  ];
}

function markColumn(id: string, title: string): Column<ReplyRow> {
  return {
    ...{ id, title, align: 'center', width: 104 },
    cell: ({ grades }) => {
      const grade = grades.find(({ grader }) => grader === id);
      if (!grade) return '–';
      return (
        <VerdictMark verdict={grade.verdict} short title={`${verdictWord(grade.verdict)}: ${grade.reason}`} />
      );
    },
  };
}

function RulingMark({ ruling }: { ruling: ReplyRow['ruling'] }) {
  if (!ruling) return '–';
  return <VerdictMark verdict={ruling.correct ? 'correct' : 'wrong'} title={ruling.reason} />;
}

/** The filters over replies. */
export function replyFacets(graders: readonly GraderName[]): Facet[] {
  const yes = (title: string) => [{ value: 'true', title }];
  return [
    {
      ...{ id: 'says', title: 'Verdict', single: true },
      options: graders.flatMap(({ id, title }) =>
        gradeVerdicts.map((verdict) => ({
          value: `${id}-${verdict}`,
          title: `${title}: ${verdictWord(verdict)}`,
        })),
      ),
    },
    {
      ...{ id: 'dispute', title: 'Dispute', single: true },
      options: [
        { value: 'verdict', title: 'Graders disagree' },
        { value: 'undecided', title: 'Undecided' },
        { value: 'format', title: 'Only the form is disputed' },
      ],
    },
    {
      ...{ id: 'ruled', title: 'People', single: true },
      options: [
        { value: 'true', title: 'Ruled on' },
        { value: 'false', title: 'Not ruled on' },
      ],
    },
    { id: 'truncated', title: 'Cut off', single: true, options: yes('Cut off by the limit') },
    { id: 'failed', title: 'Failed', single: true, options: yes('Never came') },
    {
      ...{ id: 'level', title: 'Level', single: true },
      options: [1, 2, 3, 4, 5].map((level) => ({ value: String(level), title: `Level ${level}` })),
    },
  ];
}
