import Link from 'next/link';
import { formatMoney, formatNumber } from '#components/layout/format.ts';
import { ReasonTitles } from '#components/review/reasons.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';

/** A share with its interval at 95 %. */
export type Rate = { value: number; low: number; high: number; trials: number } | null;

export type YieldRow = {
  method: string;
  title: string;
  templateHash: string | null;
  templates: readonly { name: string; origin: 'built-in' | 'project'; version: number }[];
  model: string | null;
  requests: number;
  variants: number;
  accepted: number;
  rejected: number;
  edited: number;
  lost: number;
  passRate: Rate;
  acceptRate: Rate;
  editDistance: number | null;
  dollars: number;
  /** US dollars. */
  dollarsPerAccepted: number | null;
  callsPerAccepted: number | null;
  reasons: readonly { reason: string; count: number }[];
};

const columns = [
  'Requests',
  'Variants',
  'Checks passed',
  'Accepted',
  'Edited',
  'Spent',
  'Cost of an accepted one',
];

/** What each method and template version brought: from requests to accepted variants, and what they cost. */
export function YieldTable({ rows, home }: { rows: readonly YieldRow[]; home: string }) {
  return (
    <Table>
      <TableHeads texts={['Method and templates']} numbers={columns} rest={['Why rejected']} />
      <TableBody>
        {rows.map((row) => (
          <YieldLine key={`${row.method} ${row.templateHash} ${row.model}`} row={row} home={home} />
        ))}
      </TableBody>
    </Table>
  );
}

function YieldLine({ row, home }: { row: YieldRow; home: string }) {
  const cell = 'text-right align-top tabular-nums';
  return (
    <TableRow>
      <TableCell className="align-top">
        <Link
          href={`${home}/generate/variants?method=${row.method}`}
          className="font-medium text-primary hover:underline"
        >
          {row.title}
        </Link>
        <p className="text-muted-foreground text-xs">{versionsOf(row)}</p>
      </TableCell>
      <TableCell className={cell}>{formatNumber(row.requests)}</TableCell>
      <TableCell className={cell}>{formatNumber(row.variants)}</TableCell>
      <TableCell className={cell}>
        <RateView rate={row.passRate} />
      </TableCell>
      <TableCell className={cell}>
        <RateView rate={row.acceptRate} />
      </TableCell>
      <TableCell className={cell}>
        {formatNumber(row.edited)}
        {row.editDistance !== null && (
          <p className="text-muted-foreground text-xs">
            {formatNumber(row.editDistance * 100, 1)} % of the words
          </p>
        )}
      </TableCell>
      <TableCell className={cell}>{formatMoney(row.dollars)}</TableCell>
      <TableCell className={cell}>
        {row.dollarsPerAccepted === null ? '—' : formatMoney(row.dollarsPerAccepted)}
        {row.callsPerAccepted !== null && row.callsPerAccepted > 0 && (
          <p className="text-muted-foreground text-xs">{formatNumber(row.callsPerAccepted, 1)} calls</p>
        )}
      </TableCell>
      <TableCell className="whitespace-normal align-top text-muted-foreground text-xs">
        {row.reasons.length === 0 && '—'}
        {row.reasons.map(({ reason, count }, index) => (
          <span key={reason}>
            {index > 0 && ' · '}
            <ReasonTitles ids={[reason]} /> {formatNumber(count)}
          </span>
        ))}
      </TableCell>
    </TableRow>
  );
}

function versionsOf({ model, templates }: YieldRow): string {
  const versions = templates.map(
    ({ name, origin, version }) => `${name} ${origin === 'built-in' ? 'built-in' : 'own'} ${version}`,
  );
  return [model, ...versions].filter(Boolean).join(' · ') || 'needs no model';
}

function RateView({ rate }: { rate: Rate }) {
  if (rate === null) return <span className="text-muted-foreground">—</span>;
  const percent = (value: number) => formatNumber(value * 100, 1);
  return (
    <>
      {percent(rate.value)} %
      <p className="text-muted-foreground text-xs">
        {percent(rate.low)}–{percent(rate.high)} % of {formatNumber(rate.trials)}
      </p>
    </>
  );
}
