import type { Refusal } from '#lib/math/scaling/index.ts';
import type { Estimate } from '#lib/math/stats/index.ts';

/** An accuracy as percent with one digit: 47.8 %. */
export const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

/** A difference of accuracies in points, with its sign: +2.1. */
export const points = (difference: number) => {
  const value = (100 * difference).toFixed(1);
  return Number(value) > 0 ? `+${value}` : value.replace('-', '−');
};

/** An interval of differences: "+1.2 to +3.0 points". */
export const pointsRange = ({ low, high }: { low: number; high: number }) =>
  `${points(low)} to ${points(high)} points`;

/** An estimate in points with its interval. */
export const pointsWith = (estimate: Estimate) =>
  `${points(estimate.value)} points (95 % interval ${pointsRange(estimate)})`;

export const percentWith = ({ value, low, high }: Estimate) =>
  `${percent(value)} (95 % interval ${percent(low)} to ${percent(high)})`;

/** A number of examples, rounded to three digits: 2.1 million, 7,470. */
export function examples(size: number): string {
  const rounded = Number(size.toPrecision(3));
  if (rounded >= 1e9) return `${Number((rounded / 1e9).toPrecision(3))} billion`;
  if (rounded >= 1e6) return `${Number((rounded / 1e6).toPrecision(3))} million`;
  return rounded.toLocaleString('en-GB', { maximumFractionDigits: 0 });
}

const parameterWords: Record<string, string> = {
  ceiling: 'the ceiling',
  gap: 'the gap',
  exponent: 'the exponent',
  error: 'the error',
  shift: 'the shift',
  accuracy: 'the accuracy',
  'per-doubling': 'the gain of a doubling',
};

const bounds: Record<string, string> = {
  'ceiling high':
    'The ceiling lies at 100 %: the points show no ceiling, and the plain power law says the same.',
  'shift low':
    'The shift falls to nothing: the points show no trace of what the base brings, and the plain power law says the same.',
  'shift high': 'The shift grows without end: within these sizes the curve is no power of the size.',
  'exponent low': 'The exponent falls to nothing: the points do not show a power law, or no growth at all.',
  'exponent high': 'The exponent grows without end: all growth lies between the two smallest sizes.',
  'gap low': 'The gap is nothing: accuracy does not grow with the size.',
};

/** Why a law is not fitted, as one or two sentences. */
export function refusalWords(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'too-few-sizes':
      return `It needs at least ${refusal.least} different sizes, and there ${refusal.sizes === 1 ? 'is 1' : `are ${refusal.sizes}`}. Seeds of one size add none.`;
    case 'no-residuals':
      return 'There are as many parameters as points: without counts nothing says how certain the fit is.';
    case 'not-converged':
      return 'The search for the best parameters did not end. Are there points far from all others?';
    case 'at-bound':
      return (
        bounds[`${refusal.parameter} ${refusal.end}`] ??
        `The best value of ${parameterWords[refusal.parameter] ?? refusal.parameter} lies at the limit of what is possible.`
      );
    case 'flat':
      return `The points bound ${parameterWords[refusal.parameter] ?? refusal.parameter} on neither side: very different values fit as well.`;
    case 'wide-ceiling':
      return `The ceiling could lie anywhere from ${percent(refusal.low)} to ${percent(refusal.high)}, where ${percent(refusal.measured)} is reached: that says next to nothing. More items, more seeds or larger sizes would narrow it.`;
  }
}
