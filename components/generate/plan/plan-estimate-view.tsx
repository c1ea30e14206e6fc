'use client';

import type { ActionResult } from '#components/form/action-result.ts';
import { useAnswer } from '#components/form/use-answer.ts';
import { formatMoney, formatNumber, formatShort } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { Plan } from '#lib/domain/generate/plan.ts';
import type { LegEstimate, PlanEstimate } from './plan-types.ts';

/** What each leg will take and the plan in all, with the assumptions; kept up while it is composed. */
export function PlanEstimateView({
  plan,
  ready,
  estimate,
}: {
  plan: Plan;
  ready: boolean;
  estimate: (plan: Plan) => Promise<ActionResult<PlanEstimate>>;
}) {
  const { result, isStale } = useAnswer(ready ? plan : null, estimate);
  return (
    <section
      aria-label="Estimate"
      aria-live="polite"
      className={`rounded-lg border border-border bg-card px-4 py-3 text-sm ${isStale ? 'border-dashed' : ''}`}
    >
      {result === null && <p className="text-muted-foreground">Counting…</p>}
      {result && !result.ok && <p className="text-danger">{result.error.message}</p>}
      {result?.ok && <EstimateTable estimate={result.value} />}
    </section>
  );
}

const columns = ['Problems', 'Requests', 'Calls', 'Tokens in', 'Tokens out', 'Cost'];

function EstimateTable({ estimate: { legs, total, assumes } }: { estimate: PlanEstimate }) {
  const named = legs.map((leg, at) => ({ name: `${at + 1}. ${leg.title || `Stage ${leg.stage}`}`, leg }));
  return (
    <div className="flex flex-col gap-3">
      <Table>
        <TableHeads texts={['Leg']} numbers={columns} />
        <TableBody>
          {named.map(({ name, leg }) => (
            <EstimateRow key={name} name={name} problems={leg.problems} sum={leg} />
          ))}
          <EstimateRow name="In all" problems={null} sum={total} strong />
        </TableBody>
      </Table>
      {assumes.length > 0 && (
        <ul className="list-disc pl-5 text-muted-foreground text-xs">
          {assumes.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

type RowProps = {
  name: string;
  problems: number | null;
  sum: Pick<LegEstimate, 'requests' | 'calls' | 'promptTokens' | 'completionTokens' | 'cost'>;
  strong?: boolean;
};

function EstimateRow({ name, problems, sum, strong = false }: RowProps) {
  const { requests, calls, promptTokens, completionTokens, cost } = sum;
  const cells = [
    problems === null ? '' : formatNumber(problems),
    `≈ ${formatNumber(requests)}`,
    calls === 0 ? 'none' : `≈ ${formatNumber(calls)}`,
    formatShort(promptTokens),
    formatShort(completionTokens),
    cost === null ? 'not known' : formatMoney(cost),
  ];
  return (
    <TableRow className={strong ? 'font-medium' : undefined}>
      <TableCell>{name}</TableCell>
      {cells.map((text, at) => (
        <TableCell key={columns[at]} data-align="right" className="text-right tabular-nums">
          {text}
        </TableCell>
      ))}
    </TableRow>
  );
}
