import { stablePosition } from '#lib/math/select/index.ts';

/**
 * The first `size` ids of a stratum in the random order of the plan's seed: `stablePosition` of each id under the seed
 * and the stratum's key, so that the order depends on nothing else and every look is a prefix of every later one. Ids
 * are distinct, in any order. Reads millions of ids without sorting them: only those below a position under which
 * enough must lie are kept, and all of them in the rare case that it was not enough.
 * Throws a RangeError where the stratum has fewer ids than `size`.
 */
export function drawSample(
  ids: readonly string[],
  size: number,
  { seed, key }: { seed: string; key: string },
): string[] {
  if (!Number.isInteger(size) || size < 0 || size > ids.length) {
    throw new RangeError(`${size} rows cannot be drawn from ${ids.length}.`);
  }
  const own = `${seed}\n${key}`;
  const placed = ids.map((id) => stablePosition(id, own));
  const likely = (size + 10 * Math.sqrt(size) + 50) / ids.length;
  const near = [...placed.keys()].filter((i) => placed[i]! < likely);
  const enough = near.length >= size ? near : [...placed.keys()];
  return enough
    .sort((one, other) => placed[one]! - placed[other]! || (ids[one]! < ids[other]! ? -1 : 1))
    .slice(0, size)
    .map((i) => ids[i]!);
}
