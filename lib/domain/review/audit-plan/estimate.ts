import { type Interval, type StratumSample, stratifiedShare, wilsonInterval } from '#lib/math/stats/index.ts';
import { lookConfidences } from './look-sizes.ts';
import { type LookCount, type StratumProgress, withProgress } from './progress.ts';
import type { AuditPlan, PlannedStratum } from './schema.ts';

export interface RateEstimate extends Interval {
  /** The estimated accept rate; not a number before any look is complete. */
  share: number;
  /** Rows read for it. */
  rows: number;
}

/**
 * The accept rate of the whole population, estimated by strata from complete looks up to `upTo` (from 0; a stratum that
 * is not so far, or was decided before, counts with its last one). Each stratum's bounds have the confidence of its look,
 * so that the intervals of all looks hold together, although people watch and stop. A row that is gone counts as bad in
 * the lower end, as good in the upper, and as half of each in the rate. A stratum without a complete look may be anything.
 */
export function estimateAcceptRate(
  plan: AuditPlan,
  progress: readonly StratumProgress[],
  upTo = Number.POSITIVE_INFINITY,
): RateEstimate {
  const seen = withProgress(plan, progress).map(({ stratum, looks }) => ({
    stratum,
    counts: looks.findLast(({ look }) => look <= upTo) ?? null,
  }));
  const share = (goneIsGood: boolean) =>
    stratifiedShare(seen.map(({ stratum, counts }) => sampleOf(stratum, counts, goneIsGood, plan)));
  const least = share(false);
  const most = share(true);
  return {
    share: (least.share + most.share) / 2,
    low: least.low,
    high: most.high,
    rows: seen.reduce((sum, { counts }) => sum + (counts?.size ?? 0), 0),
  };
}

function sampleOf(
  { population, sizes }: PlannedStratum,
  counts: LookCount | null,
  goneIsGood: boolean,
  { settings: { confidence } }: AuditPlan,
): StratumSample {
  if (counts === null) return { population, sample: 0, found: 0, confidence };
  return {
    population,
    sample: counts.size,
    found: counts.good + (goneIsGood ? counts.gone : 0),
    confidence: lookConfidences(confidence, sizes.length)[counts.look]!,
  };
}

/**
 * Wilson's interval of one stratum from the rows read so far, for display only: it knows neither the looks nor the size
 * of the stratum, and nothing is decided by it.
 */
export function wilsonForDisplay(
  { verdicts }: Pick<StratumProgress, 'verdicts'>,
  confidence: number,
): RateEstimate {
  const read = verdicts.filter((verdict) => verdict === 'good' || verdict === 'bad');
  const good = read.filter((verdict) => verdict === 'good').length;
  return {
    ...wilsonInterval(good, read.length, confidence),
    share: read.length === 0 ? Number.NaN : good / read.length,
    rows: read.length,
  };
}
