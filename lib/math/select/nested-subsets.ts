import { seededRandom } from '../random.ts';

/**
 * Where an item stands in the order of its hash: 53 bits of `id` under `seed`, as a number in [0, 1). It depends on
 * nothing else, so that rows which come or go never move the others.
 */
export function stablePosition(id: string, seed: string): number {
  const random = seededRandom(`${seed.length}\n${seed}${id}`);
  return (Math.floor(random() * 2 ** 27) + Math.floor(random() * 2 ** 26) / 2 ** 26) / 2 ** 27;
}

/**
 * Subsets of several sizes in which every smaller one lies inside every larger one, for a scaling curve whose steps
 * differ only by what is added: the first `size` ids in the order of `stablePosition`. Each subset comes in that order;
 * a size above the number of ids gives all. Ids are distinct. Throws a RangeError on a size that is no count.
 */
export function nestedSubsets(ids: readonly string[], sizes: readonly number[], seed: string): string[][] {
  const wrong = sizes.find((size) => !Number.isInteger(size) || size < 0);
  if (wrong !== undefined) throw new RangeError(`${wrong} is no size of a subset.`);
  const ordered = ids
    .map((id) => ({ id, position: stablePosition(id, seed) }))
    .sort((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1))
    .map(({ id }) => id);
  return sizes.map((size) => ordered.slice(0, size));
}
