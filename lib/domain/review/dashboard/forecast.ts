import { normalQuantile } from '#lib/math/stats/normal.ts';

export type Forecast = {
  left: number;
  /** Variants decided a day, one by one: the mean of the days that were looked at. */
  perDay: number;
  /** Days from now; null at a rate of 0. */
  days: number | null;
  /** From the spread of the days' counts, at 95 %; `high` is null where no end is in sight at that confidence. */
  low: number | null;
  high: number | null;
};

/**
 * When what is left will be decided, if people go on as on these days. The interval is that of the mean of the days'
 * counts (normal), turned into days: it knows nothing of holidays to come.
 * @param counts variants decided on each whole day, days without any included; at least one day
 */
export function forecast(left: number, counts: readonly number[]): Forecast {
  if (counts.length === 0) throw new RangeError('A forecast needs at least one day.');
  const perDay = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  if (left === 0) return { left, perDay, days: 0, low: 0, high: 0 };
  if (perDay === 0) return { left, perDay, days: null, low: null, high: null };
  const half = normalQuantile(0.975) * standardError(counts, perDay);
  const atRate = (rate: number) => (rate > 0 ? left / rate : null);
  return { left, perDay, days: left / perDay, low: atRate(perDay + half), high: atRate(perDay - half) };
}

function standardError(counts: readonly number[], mean: number): number {
  if (counts.length < 2) return mean;
  const squares = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0);
  return Math.sqrt(squares / (counts.length - 1) / counts.length);
}
