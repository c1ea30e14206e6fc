import { hypergeometricBounds } from './hypergeometric.ts';
import type { Interval } from './interval.ts';
import { requireConfidence, requireCount } from './require-number.ts';

/** A simple random sample without replacement from one part of a population. */
export interface StratumSample {
  population: number;
  sample: number;
  found: number;
  /** The confidence of this stratum's own bounds. */
  confidence: number;
}

/** The share of marked ones in the whole, and where it may lie. Without any sample the share is not a number. */
export interface StratifiedShare extends Interval {
  share: number;
}

/**
 * The share of marked ones in a population that was sampled by strata (W. G. Cochran, Sampling Techniques, 3rd ed. 1977,
 * section 5.3: shares weighted by the strata's sizes, unbiased whatever the truth), with an interval that joins the
 * exact hypergeometric bounds of the strata by the method of variance estimates recovery (G. Y. Zou, W. Huang and
 * X. Zhang, Computational Statistics & Data Analysis 53, 2009): p - √Σ W²(p_h - l_h)² to p + √Σ W²(u_h - p_h)². Its
 * ends are rounded outwards to whole marked ones, without which it misses where few are marked. With one stratum these
 * are its exact bounds; a stratum read whole adds nothing. A stratum without a sample may be anything: it
 * is left out of the share and widens the interval by its whole weight.
 */
export function stratifiedShare(strata: readonly StratumSample[]): StratifiedShare {
  for (const { population, sample, found, confidence } of strata) {
    requireCount('population', population);
    requireCount('sample', sample, population);
    requireCount('found', found, sample);
    requireConfidence(confidence);
  }
  const total = strata.reduce((sum, { population }) => sum + population, 0);
  const parts = strata.filter(({ sample }) => sample > 0).map((stratum) => partOf(stratum, total));
  const seen = parts.reduce((sum, { weight }) => sum + weight, 0);
  const marked = parts.reduce((sum, { weight, share }) => sum + weight * share, 0);
  const below = Math.hypot(...parts.map(({ weight, share, low }) => weight * (share - low)));
  const above = Math.hypot(...parts.map(({ weight, share, high }) => weight * (high - share)));
  return {
    share: seen === 0 ? Number.NaN : marked / seen,
    low: Math.max(0, Math.floor((marked - below) * total + ROUNDING) / total),
    high: Math.min(1, Math.ceil((marked + above + 1 - seen) * total - ROUNDING) / total),
  };
}

/** Sums of shares are exact to far less than this part of one row. */
const ROUNDING = 1e-6;

function partOf({ population, sample, found, confidence }: StratumSample, total: number) {
  const bounds = hypergeometricBounds(found, { population, sample }, confidence);
  return {
    weight: population / total,
    share: found / sample,
    low: bounds.low / population,
    high: bounds.high / population,
  };
}

/**
 * The weights in proportion to which a sample is best shared among strata: size × standard deviation of a yes-or-no
 * value (J. Neyman, Journal of the Royal Statistical Society 97, 1934; Cochran 1977, section 5.5). A believed share is
 * held to between `edge` and 1 - edge, so that a stratum believed perfect is still looked at.
 */
export function neymanWeights(
  strata: readonly { population: number; share: number }[],
  edge = 0.02,
): number[] {
  return strata.map(({ population, share }) => {
    const held = Math.min(1 - edge, Math.max(edge, share));
    return population * Math.sqrt(held * (1 - held));
  });
}
