import { seededRandom } from '../random.ts';

/**
 * `size` items drawn without replacement from an iterable that is read once, each subset equally likely, in the order
 * in which they came: Algorithm L (K.-H. Li, ACM Transactions on Mathematical Software 20, 1994), which draws a random
 * number only for items it takes. Fewer items give all of them. The same seed and items give the same sample.
 */
export function randomSample<Item>(items: Iterable<Item>, size: number, seed: string): Item[] {
  if (!Number.isInteger(size) || size < 0) throw new RangeError(`${size} is no size of a sample.`);
  if (size === 0) return [];
  const random = seededRandom(seed);
  // 0 would make a logarithm infinite; the source has steps of 2^-32.
  const uniform = () => random() + 2 ** -33;
  const kept: { at: number; item: Item }[] = [];
  let width = 1;
  let next = size - 1;
  const skip = () => {
    width *= Math.exp(Math.log(uniform()) / size);
    next += Math.floor(Math.log(uniform()) / Math.log1p(-width)) + 1;
  };
  let at = 0;
  for (const item of items) {
    if (kept.length < size) {
      kept.push({ at, item });
      if (kept.length === size) skip();
    } else if (at === next) {
      kept[Math.floor(random() * size)] = { at, item };
      skip();
    }
    at++;
  }
  return kept.sort((one, other) => one.at - other.at).map(({ item }) => item);
}
