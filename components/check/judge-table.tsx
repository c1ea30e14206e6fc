import { formatNumber } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { JudgeAgreement } from '#lib/domain/check/judge-agreement.ts';
import { JudgeReliance, type ListedJudge, type Rely } from './judge-reliance.tsx';

type Rate = JudgeAgreement['kappa'];

const columns = [
  'Judged',
  'Decided by people',
  'Agreement',
  'Cohen’s κ',
  'Precision',
  'Recall',
  'Difficulty off by',
];

/** How far each judge agrees with people, with 95 % intervals: what it is worth before anyone relies on it. */
export function JudgeTable({ judges, rely }: { judges: readonly ListedJudge[]; rely: Rely | null }) {
  const cell = 'text-right align-top tabular-nums';
  return (
    <Table>
      <TableHeads texts={['Judge']} numbers={columns} rest={['Its word']} />
      <TableBody>
        {judges.map((judge) => (
          <TableRow key={judge.judge}>
            <TableCell className="align-top font-medium">{judge.judge}</TableCell>
            <TableCell className={cell}>{formatNumber(judge.judged)}</TableCell>
            <TableCell className={cell}>
              {formatNumber(judge.decided)}
              <p className="text-muted-foreground text-xs">{tableText(judge.table)}</p>
            </TableCell>
            <TableCell className={cell}>
              <Percent rate={judge.agreement} />
            </TableCell>
            <TableCell className={cell}>
              <Kappa rate={judge.kappa} />
            </TableCell>
            <TableCell className={cell}>
              <Percent rate={judge.precision} />
            </TableCell>
            <TableCell className={cell}>
              <Percent rate={judge.recall} />
            </TableCell>
            <TableCell className={cell}>
              {judge.difficultyError === null ? '—' : `${formatNumber(judge.difficultyError, 1)} levels`}
            </TableCell>
            <TableCell className="align-top">
              <JudgeReliance judge={judge} rely={rely} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function tableText({ bothYes, judgeOnly, peopleOnly, bothNo }: JudgeAgreement['table']): string {
  return `both yes ${bothYes}, judge alone ${judgeOnly}, people alone ${peopleOnly}, both no ${bothNo}`;
}

function Percent({ rate }: { rate: Rate }) {
  if (rate === null) return <span className="text-muted-foreground">—</span>;
  const percent = (value: number) => formatNumber(value * 100, 1);
  return (
    <>
      {percent(rate.value)} %
      <p className="whitespace-nowrap text-muted-foreground text-xs">
        {percent(rate.low)}–{percent(rate.high)} %
      </p>
    </>
  );
}

function Kappa({ rate }: { rate: Rate }) {
  if (rate === null) return <span className="text-muted-foreground">—</span>;
  return (
    <>
      {formatNumber(rate.value, 2)}
      <p className="whitespace-nowrap text-muted-foreground text-xs">
        {formatNumber(rate.low, 2)} to {formatNumber(rate.high, 2)}
      </p>
    </>
  );
}
