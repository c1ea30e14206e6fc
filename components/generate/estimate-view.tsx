'use client';

import type { ActionResult } from '#components/form/action-result.ts';
import { useAnswer } from '#components/form/use-answer.ts';
import { formatCount, formatMoney, formatNumber, formatShort } from '#components/layout/format.ts';
import type { Estimate, Plan } from './plan-form.ts';

/** What the plan will take, kept up while it is typed. */
export function EstimateView({
  plan,
  ready,
  estimate,
}: {
  plan: Plan;
  ready: boolean;
  estimate: (plan: Plan) => Promise<ActionResult<Estimate>>;
}) {
  const { result, isStale } = useAnswer(ready ? plan : null, estimate);
  return (
    <section
      aria-label="Estimate"
      aria-live="polite"
      className={`min-h-20 rounded-lg border border-border bg-card px-4 py-3 text-sm ${isStale ? 'border-dashed' : ''}`}
    >
      {result ? (
        <EstimateText result={result} />
      ) : (
        <p className="text-muted-foreground">Counting the seeds…</p>
      )}
    </section>
  );
}

function EstimateText({ result }: { result: ActionResult<Estimate> }) {
  if (!result.ok) return <p className="text-danger">{result.error.message}</p>;
  const { seeds, unusable, needs, requests, promptTokens, completionTokens, cost } = result.value;
  const tokens = promptTokens + completionTokens;
  return (
    <>
      <p className="font-medium text-base tabular-nums">
        ≈ {formatCount(requests, 'request')}
        {tokens > 0 && ` · ≈ ${formatShort(tokens)} tokens`}
        {tokens > 0 && cost !== null && ` · ≈ ${formatMoney(cost)}`}
      </p>
      <p className="text-muted-foreground">
        from {formatCount(seeds, 'seed')}
        {unusable > 0 &&
          `; ${formatNumber(unusable)} others have no ${needs.join(' and ')}, which the method needs`}
        .{tokens === 0 && requests > 0 && ' It needs no model and costs nothing.'}
        {tokens > 0 && cost === null && ' The model has no prices, so the cost is not known.'}
      </p>
    </>
  );
}
