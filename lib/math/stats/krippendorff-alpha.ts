/** How the values of units are compared: as names, as ranks, or as numbers. */
export type Measurement = 'nominal' | 'ordinal' | 'interval';

export interface Alpha {
  /** 1 is full agreement, 0 what chance gives; NaN when all values are the same, or none can be paired. */
  alpha: number;
  /** Units that at least two people judged; the others say nothing about agreement. */
  units: number;
  /** Values in those units. */
  values: number;
}

/**
 * Krippendorff's alpha for any number of people, with missing values (K. Krippendorff, "Computing Krippendorff's
 * Alpha-Reliability", 2011). `units[u]` holds the values that unit u was given, in any order, null where somebody gave
 * none. Ordinal and interval values are numbers; a RangeError is thrown on anything else there.
 */
export function krippendorffAlpha(
  units: readonly (readonly (string | number | null | undefined)[])[],
  measurement: Measurement = 'nominal',
): Alpha {
  const paired = units
    .map((unit) => unit.filter((value) => value !== null && value !== undefined))
    .filter((unit) => unit.length > 1);
  if (measurement !== 'nominal') requireNumbers(paired);
  const categories = [...new Set(paired.flat())];
  if (measurement !== 'nominal') categories.sort((one, other) => Number(one) - Number(other));
  const position = new Map(categories.map((value, i) => [value, i]));
  const counts = paired.map((unit) => countOf(unit.map((value) => position.get(value)!)));
  const totals = new Float64Array(categories.length);
  for (const unit of counts) for (const [category, count] of unit) totals[category]! += count;
  const distance = distanceOf(measurement, categories.map(Number), totals);

  const values = paired.reduce((sum, unit) => sum + unit.length, 0);
  let seen = 0;
  for (const [u, unit] of counts.entries()) seen += pairSum(unit, distance) / (paired[u]!.length - 1);
  const expected = pairSum([...totals.entries()], distance) / (values - 1);
  return { alpha: expected > 0 ? 1 - seen / expected : Number.NaN, units: paired.length, values };
}

type Distance = (one: number, other: number) => number;

function distanceOf(measurement: Measurement, numbers: readonly number[], totals: Float64Array): Distance {
  if (measurement === 'nominal') return () => 1;
  if (measurement === 'interval') return (one, other) => (numbers[one]! - numbers[other]!) ** 2;
  // The ranks between two values, half of their own included: the mid-rank of each value.
  let before = 0;
  const ranks = totals.map((total) => {
    before += total;
    return before - total / 2;
  });
  return (one, other) => (ranks[one]! - ranks[other]!) ** 2;
}

/** The sum of distances over all ordered pairs of values; pairs of one category have none. */
function pairSum(counts: readonly (readonly [number, number])[], distance: Distance): number {
  let sum = 0;
  for (let i = 1; i < counts.length; i++) {
    const [one, count] = counts[i]!;
    for (let j = 0; j < i; j++) {
      const [other, many] = counts[j]!;
      sum += 2 * count * many * distance(one, other);
    }
  }
  return sum;
}

function countOf(categories: readonly number[]): [number, number][] {
  const counts = new Map<number, number>();
  for (const category of categories) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts];
}

function requireNumbers(units: readonly (readonly (string | number)[])[]): void {
  const wrong = units.flat().find((value) => typeof value !== 'number' || !Number.isFinite(value));
  if (wrong === undefined) return;
  throw new RangeError(`Ordinal and interval values are finite numbers, not ${JSON.stringify(wrong)}.`);
}
