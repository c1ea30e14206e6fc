'use client';

import type { ActionResult } from '#components/form/action-result.ts';
import { useAnswer } from '#components/form/use-answer.ts';
import { formatNumber, formatShort } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { RunCost } from '#lib/domain/train/cost.ts';
import { CostFacts } from '../form/estimate-panel.tsx';

export type SweepTotals = {
  total: RunCost;
  runs: readonly { version: string; rows: number; base: string; seed: number; cost: RunCost }[];
};

type Props<A> = { asked: A | null; totals: (asked: A) => Promise<ActionResult<SweepTotals>> };

/** What a sweep would amount to, and its runs in the order in which they would begin. */
export function TotalsPanel<A>({ asked, totals }: Props<A>) {
  const { result } = useAnswer(asked, totals);
  const answer = asked === null ? null : result;
  return (
    <section aria-label="Totals" aria-live="polite" className="flex min-w-0 flex-col gap-4">
      <h2 className="font-medium text-base">What it would be</h2>
      {answer === null && (
        <p className="text-muted-foreground text-sm">Choose versions, a base and a target.</p>
      )}
      {answer?.ok === false && <p className="text-danger text-sm">{answer.error.message}</p>}
      {answer?.ok && (
        <>
          <CostFacts cost={answer.value.total} runs={answer.value.runs.length} />
          <OrderTable runs={answer.value.runs} />
        </>
      )}
    </section>
  );
}

function OrderTable({ runs }: Pick<SweepTotals, 'runs'>) {
  return (
    <div className="max-h-[32rem] overflow-y-auto">
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead className="text-right">Place</TableHead>
            <TableHead>Version</TableHead>
            <TableHead className="text-right">Rows</TableHead>
            <TableHead>Base</TableHead>
            <TableHead className="text-right">Seed</TableHead>
            <TableHead className="text-right">Steps</TableHead>
            <TableHead className="text-right">Tokens</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {runs.map(({ version, rows, base, seed, cost }, at) => (
            <TableRow key={`${version} ${base} ${seed}`}>
              <TableCell className="text-right tabular-nums">{at + 1}</TableCell>
              <TableCell>{version}</TableCell>
              <TableCell className="text-right tabular-nums">{formatNumber(rows)}</TableCell>
              <TableCell className="max-w-48 truncate">{base}</TableCell>
              <TableCell className="text-right tabular-nums">{seed}</TableCell>
              <TableCell className="text-right tabular-nums">{formatNumber(cost.steps)}</TableCell>
              <TableCell className="text-right tabular-nums">{formatShort(cost.tokens)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
