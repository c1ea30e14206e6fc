/** Throws a RangeError unless `value` is a whole number from 0 (or `least`) to `most`. */
export function requireCount(name: string, value: number, most = Number.MAX_SAFE_INTEGER, least = 0): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const limit = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new RangeError(`${name} must be a whole number ${limit}, not ${value}.`);
}

/** Throws a RangeError unless 0 ≤ `value` ≤ 1. */
export function requireProbability(name: string, value: number): void {
  if (value >= 0 && value <= 1) return;
  throw new RangeError(`${name} must be between 0 and 1, not ${value}.`);
}

/** Throws a RangeError unless 0 < `confidence` < 1. */
export function requireConfidence(confidence: number): void {
  if (confidence > 0 && confidence < 1) return;
  throw new RangeError(`The confidence must lie between 0 and 1 (such as 0.95), not ${confidence}.`);
}
