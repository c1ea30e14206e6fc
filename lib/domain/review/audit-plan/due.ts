import { type StratumProgress, withProgress } from './progress.ts';
import { ruleOnStrata } from './rule.ts';
import type { AuditPlan } from './schema.ts';

/**
 * How far each open stratum is to be read now: up to its next look, so that what can be decided early is not read on.
 * `stratum` is its place in the plan. Strata that are ruled on, that may be, or that are read whole are left out.
 */
export function dueSamples(
  plan: AuditPlan,
  progress: readonly StratumProgress[],
): { stratum: number; size: number }[] {
  const rulings = ruleOnStrata(plan, progress);
  return withProgress(plan, progress).flatMap(({ stratum: { sizes }, looks }, stratum) => {
    const size = sizes[looks.length];
    return rulings[stratum]!.state === 'open' && size !== undefined ? [{ stratum, size }] : [];
  });
}
