import Link from 'next/link';
import { formatCount, formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { HistoryRow } from '#lib/domain/evaluate/history.ts';
import { VerdictMark } from './replies/verdict-mark.tsx';

type Evaluation = { id: string; name: string; modelName: string; createdAt: Date };

type Props = {
  rows: readonly HistoryRow<Evaluation>[];
  graders: readonly { id: string; title: string }[];
  home: string;
  problem: string;
};

const shownAnswers = 4;

/** What each evaluation made of one problem. */
export function HistoryTable({ rows, graders, home, problem }: Props) {
  return (
    <Table aria-label="This problem over all evaluations">
      <TableHeader>
        <TableRow>
          <TableHead>Evaluation</TableHead>
          {graders.map(({ id, title }) => (
            <TableHead key={id} className="text-right">
              {title}
            </TableHead>
          ))}
          <TableHead>Answers</TableHead>
          <TableHead>When</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.evaluation.id} className="align-top">
            <TableCell className="min-w-48">
              <Link
                href={`${home}/${row.evaluation.id}/replies?problem=${problem}`}
                className="rounded-sm font-medium hover:underline"
              >
                {row.evaluation.name}
              </Link>
              <span className="block text-muted-foreground text-xs">
                {row.evaluation.modelName}
                {row.truncated > 0 && ` · ${formatNumber(row.truncated)} cut off`}
                {row.failed > 0 && ` · ${formatNumber(row.failed)} never came`}
              </span>
            </TableCell>
            {graders.map(({ id }) => (
              <TableCell key={id} className="text-right">
                <Correct right={row.correct[id] ?? 0} samples={row.samples} />
              </TableCell>
            ))}
            <TableCell>
              <Answers row={row} />
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <RelativeTime at={row.evaluation.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Correct({ right, samples }: { right: number; samples: number }) {
  if (samples === 0) return '–';
  if (samples === 1)
    return (
      <VerdictMark
        verdict={right === 1 ? 'correct' : 'wrong'}
        short
        title={right === 1 ? 'correct' : 'not correct'}
      />
    );
  return <span className="tabular-nums">{`${right} of ${samples}`}</span>;
}

function Answers({ row }: { row: HistoryRow<Evaluation> }) {
  if (row.answers.length === 0) return <span className="text-muted-foreground text-sm">none found</span>;
  return (
    <ul className="flex flex-col gap-1">
      {row.answers.slice(0, shownAnswers).map(({ answer, times, correct }) => (
        <li key={answer} className="flex max-w-80 items-baseline gap-2 overflow-x-auto">
          <VerdictMark
            verdict={correct ? 'correct' : 'wrong'}
            short
            title={correct ? 'correct' : 'not correct'}
          />
          <AnswerBadge answer={answer} label="" />
          {row.samples > 1 && <span className="text-muted-foreground text-xs tabular-nums">× {times}</span>}
        </li>
      ))}
      {row.answers.length > shownAnswers && (
        <li className="text-muted-foreground text-xs">
          and {formatCount(row.answers.length - shownAnswers, 'other answer')}
        </li>
      )}
    </ul>
  );
}
