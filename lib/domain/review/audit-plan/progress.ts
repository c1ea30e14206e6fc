import type { AuditPlan, AuditVerdict, PlannedStratum, Ruling } from './schema.ts';

/** A ruling as it was written down: at which look (from 0), and which chance of error it was allowed to use. */
export interface RecordedRuling {
  ruling: Ruling;
  look: number;
  error: number;
}

/** How far the reading of a stratum is. Verdicts in the order of the draw, null (or nothing) where there is none yet. */
export interface StratumProgress {
  key: string;
  verdicts: readonly (AuditVerdict | null)[];
  ruling: RecordedRuling | null;
  /** Rows of the frozen population that no longer exist, drawn or not. */
  removed?: number;
}

/** What was found when a look was complete. */
export interface LookCount {
  look: number;
  size: number;
  good: number;
  bad: number;
  gone: number;
}

/**
 * The counts of the looks that are complete: all rows up to the look's size have a verdict. What is known beyond the last
 * complete look is left out on purpose: a decision in between would break the promise of the looks.
 */
export function completeLooks(
  sizes: readonly number[],
  verdicts: readonly (AuditVerdict | null)[],
): LookCount[] {
  const looks: LookCount[] = [];
  const count = { good: 0, bad: 0, gone: 0 };
  let at = 0;
  for (const [look, size] of sizes.entries()) {
    for (; at < size; at++) {
      const verdict = verdicts[at];
      if (!verdict) return looks;
      count[verdict]++;
    }
    looks.push({ look, size, ...count });
  }
  return looks;
}

/** The strata of a plan with their progress, in the plan's order; a stratum without progress has not begun. */
export function withProgress(
  plan: AuditPlan,
  progress: readonly StratumProgress[],
): { stratum: PlannedStratum; progress: StratumProgress; looks: LookCount[] }[] {
  const byKey = new Map(progress.map((one) => [one.key, one]));
  const stranger = progress.find(({ key }) => !plan.strata.some((stratum) => stratum.key === key));
  if (stranger) throw new RangeError(`The plan has no stratum ${stranger.key}.`);
  return plan.strata.map((stratum) => {
    const own = byKey.get(stratum.key) ?? { key: stratum.key, verdicts: [], ruling: null };
    return { stratum, progress: own, looks: completeLooks(stratum.sizes, own.verdicts) };
  });
}
