import { highestMarked, levelOfLooks } from '#lib/math/stats/index.ts';
import { allowedBad, badHypothesis, goodHypothesis } from './limits.ts';
import type { StratumRuling } from './rule.ts';
import type { AuditPlan } from './schema.ts';

/** What a ruling rests on: it is attached to every row so decided and to the card of a version that has such rows. */
export interface RulingEvidence {
  key: string;
  seed: string;
  qualityLimit: number;
  population: number;
  removed: number;
  look: number;
  looks: number;
  read: number;
  bad: number;
  gone: number;
  /** How many bad rows the stratum may have. */
  allowedBad: number;
  /** Exact bounds of the bad rows in the whole stratum, each at the one-sided level that decides. */
  fewestBad: number;
  mostBad: number;
  /** The p-value that ruled and what it had to reach. */
  pValue: number;
  error: number;
}

/**
 * The evidence of a stratum with a complete look; null before. `mostBad` ≤ `allowedBad` exactly where it is accepted,
 * `fewestBad` > `allowedBad` exactly where it is rejected (without removed rows). The bounds are those of the one look at
 * the level that all looks share.
 */
export function rulingEvidence(plan: AuditPlan, ruling: StratumRuling, removed = 0): RulingEvidence | null {
  const { key, counts, state } = ruling;
  const stratum = plan.strata.find((one) => one.key === key);
  if (!stratum) throw new RangeError(`The plan has no stratum ${key}.`);
  if (counts === null) return null;
  const { qualityLimit } = plan.settings;
  const { population, sizes } = stratum;
  const tested = { population, sizes, removed };
  const bad = badHypothesis(tested, qualityLimit);
  const acceptLevel = bad ? levelOfLooks(ruling.acceptError, bad) : ruling.acceptError;
  const rejectLevel = levelOfLooks(ruling.rejectError, goodHypothesis(tested, qualityLimit));
  const sample = counts.size;
  const rejected = state === 'rejected';
  return {
    key,
    seed: plan.seed,
    qualityLimit,
    population,
    removed,
    look: counts.look,
    looks: sizes.length,
    read: sample,
    bad: counts.bad,
    gone: counts.gone,
    allowedBad: allowedBad(population - removed, qualityLimit),
    mostBad: highestMarked({ population, sample, found: counts.bad + counts.gone }, acceptLevel),
    fewestBad:
      population - highestMarked({ population, sample, found: counts.good + counts.gone }, rejectLevel),
    pValue: rejected ? ruling.goodP : ruling.badP,
    error: rejected ? ruling.rejectError : ruling.acceptError,
  };
}
