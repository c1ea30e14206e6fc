import { randomSample } from './random-sample.ts';

/**
 * Shares `total` among strata in proportion to `weights`, by largest remainder (A. Hamilton 1792): every stratum gets
 * its exact quota rounded down, the rest go to the largest fractions (ties: the stratum that comes first). With
 * `sizes`, no stratum gets more than it holds, and what it cannot take is shared among the others; the sum is less than
 * `total` only when all with a weight are full. Throws a RangeError on negative or unfinite weights.
 */
export function largestRemainder(
  weights: readonly number[],
  total: number,
  sizes: readonly number[] = weights.map(() => total),
): number[] {
  if (!Number.isInteger(total) || total < 0) throw new RangeError(`${total} cannot be shared out.`);
  const wrong = weights.find((weight) => !(weight >= 0 && Number.isFinite(weight)));
  if (wrong !== undefined) throw new RangeError(`A weight is a number of at least 0, not ${wrong}.`);
  const quotas = weights.map(() => 0);
  let open = weights.map((_, i) => i).filter((i) => weights[i]! > 0 && sizes[i]! > 0);
  let left = total;
  while (open.length > 0) {
    const sum = open.reduce((all, i) => all + weights[i]!, 0);
    const share = (i: number) => (weights[i]! / sum) * left;
    const full = open.filter((i) => share(i) >= sizes[i]!);
    if (full.length === 0) {
      roundDown(open, share, left, quotas);
      return quotas;
    }
    for (const i of full) {
      quotas[i] = sizes[i]!;
      left -= sizes[i]!;
    }
    open = open.filter((i) => !full.includes(i));
  }
  return quotas;
}

function roundDown(
  open: readonly number[],
  share: (i: number) => number,
  left: number,
  quotas: number[],
): void {
  const parts = open.map((i) => ({ i, whole: Math.floor(share(i)), rest: share(i) % 1 }));
  const rest = left - parts.reduce((sum, { whole }) => sum + whole, 0);
  const byRemainder = parts.toSorted((one, other) => other.rest - one.rest || one.i - other.i);
  for (const [rank, { i, whole }] of byRemainder.entries()) quotas[i] = whole + (rank < rest ? 1 : 0);
}

/**
 * A random sample of row numbers with a quota for each stratum. `strata[row]` names the row's stratum; weights by
 * stratum (a stratum without one gets none), or in proportion to the strata's sizes. The same seed and rows give the
 * same sample, ascending; a stratum too small for its quota is taken whole and the rest shared among the others.
 */
export function quotaSample<Stratum>(
  strata: readonly Stratum[],
  total: number,
  { seed, weights }: { seed: string; weights?: ReadonlyMap<Stratum, number> },
): number[] {
  const rows = Map.groupBy(strata.keys(), (row) => strata[row]!);
  const names = [...rows.keys()];
  const sizes = names.map((name) => rows.get(name)!.length);
  const shares = weights ? names.map((name) => weights.get(name) ?? 0) : sizes;
  const quotas = largestRemainder(shares, total, sizes);
  const chosen = names.flatMap((name, i) =>
    randomSample(rows.get(name)!, quotas[i]!, `${seed}\n${String(name)}`),
  );
  return chosen.sort((one, other) => one - other);
}
