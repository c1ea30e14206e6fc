import { formatMoney, formatNumber } from '#components/layout/format.ts';
import { Progress } from '#components/ui/progress.tsx';
import type { BatchProgressState } from './batch-types.ts';
import { type Fact, FactList } from './fact-list.tsx';

/** What was paid for: every call by its end, tokens and dollars, and how much of the budget is left. */
export function LedgerView({ state }: { state: BatchProgressState }) {
  const { spent, budget, counts } = state;
  const calls = spent.callsAnswered + spent.callsFailed + spent.callsLost + counts.leased + counts.submitted;
  if (calls === 0) return null;
  const facts: Fact[] = [
    ['Calls answered', formatNumber(spent.callsAnswered)],
    ['Calls failed', spent.callsFailed > 0 && formatNumber(spent.callsFailed)],
    [
      'Calls lost',
      spent.callsLost > 0 && `${formatNumber(spent.callsLost)}: under way when their worker was lost`,
    ],
    ['Under way', counts.leased > 0 && formatNumber(counts.leased)],
    ['At the Batch API', counts.submitted > 0 && formatNumber(counts.submitted)],
    ['Tokens in', tokensIn(spent)],
    ['Tokens out', formatNumber(spent.completionTokens)],
    ['Spent', `${formatMoney(spent.dollars)}${budget === null ? '' : ` of ${formatMoney(budget)}`}`],
  ];
  return (
    <section aria-label="Ledger" className="flex flex-col gap-3">
      <h2 className="font-medium text-muted-foreground text-sm">Ledger</h2>
      {budget !== null && (
        <Progress
          value={Math.min(spent.dollars, budget)}
          max={budget}
          aria-label="Part of the budget that is spent"
        />
      )}
      <FactList facts={facts.map(([name, value]) => [name, value === false ? null : value])} />
    </section>
  );
}

function tokensIn({ promptTokens, cachedTokens }: BatchProgressState['spent']): string {
  const cached = cachedTokens > 0 ? `, ${formatNumber(cachedTokens)} of them from the provider's cache` : '';
  return `${formatNumber(promptTokens)}${cached}`;
}
