'use client';

import type { ActionResult } from '#components/form/action-result.ts';
import { useAnswer } from '#components/form/use-answer.ts';
import { FactList } from '#components/generate/fact-list.tsx';
import { formatDuration, formatMoney, formatNumber, formatShort } from '#components/layout/format.ts';
import type { RunCost } from '#lib/domain/train/cost.ts';
import type { LegPlan } from '#lib/domain/train/leg-plan.ts';

export type Estimate = { cost: RunCost; legs: readonly { name: string; rows: number; plan: LegPlan }[] };

type Props<A> = { asked: A | null; estimate: (asked: A) => Promise<ActionResult<Estimate>> };

/** What the run would amount to, anew with every change of the form. */
export function EstimatePanel<A>({ asked, estimate }: Props<A>) {
  const { result } = useAnswer(asked, estimate);
  const answer = asked === null ? null : result;
  return (
    <section aria-label="Estimate" aria-live="polite" className="flex flex-col gap-3">
      <h2 className="font-medium text-base">What it would be</h2>
      {answer === null && (
        <p className="text-muted-foreground text-sm">Name a version, a base and a target.</p>
      )}
      {answer?.ok === false && <p className="text-danger text-sm">{answer.error.message}</p>}
      {answer?.ok && (
        <CostFacts
          cost={answer.value.cost}
          rows={answer.value.legs.reduce((sum, { rows }) => sum + rows, 0)}
        />
      )}
    </section>
  );
}

/** Steps, tokens, hours and money; what nothing measured tells says so. */
export function CostFacts({ cost, rows, runs }: { cost: RunCost; rows?: number; runs?: number }) {
  return (
    <FactList
      facts={[
        ['Runs', runs !== undefined && formatNumber(runs)],
        ['Rows', rows !== undefined && formatNumber(rows)],
        ['Steps', formatNumber(cost.steps)],
        ['Tokens', `≈ ${formatShort(cost.tokens)}, by the version’s length histogram`],
        ['Time', cost.hours != null && `≈ ${formatDuration(cost.hours * 3600)}, without waiting`],
        [
          'GPU hours',
          cost.gpuHours === null
            ? 'not known before the first run of this base at this target: expect a speed'
            : `≈ ${formatNumber(cost.gpuHours, 1)}`,
        ],
        ['Money', cost.money === null ? 'not known' : `≈ ${formatMoney(cost.money)}`],
      ]}
    />
  );
}
