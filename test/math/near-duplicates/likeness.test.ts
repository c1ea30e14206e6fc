import { describe, expect, test } from 'vitest';
import {
  DuplicateClusters,
  exactHash,
  likenessClusters,
  skeletonHash,
  storedBanding,
  storedKeys,
} from '#lib/math/near-duplicates/index.ts';

const text = (town: string, count: number) =>
  `The market of ${town} sells ${count} baskets of pears before noon and 17 baskets after it. How many baskets of pears does the market sell on that day in all?`;

describe('clusters of texts that are alike', () => {
  test('are exact, near or of one skeleton; a skeleton has one text of each group of copies', () => {
    const texts = [
      text('Ulm', 12),
      'Something else: what is $2^{10}$?',
      `${text('Ulm', 12)}  `,
      text('Graz', 12),
      text('Ulm', 15),
      text('Ulm', 15),
      'Alone, with 3 words.',
    ];
    const clusters = new DuplicateClusters();
    for (const one of texts) clusters.add(one);
    const found = [...likenessClusters(clusters.groups(), clusters)];
    expect(found.map(({ kind, members }) => [kind, members])).toEqual([
      ['near', [0, 2, 3]],
      ['exact', [4, 5]],
      ['skeleton', [0, 4]],
    ]);
    expect(found[0]!.similarities.slice(0, 2)).toEqual([1, 1]);
    expect(found[0]!.similarities[2]).toBeLessThan(1);
    expect(clusters.similarity(4, 5)).toBe(1);
    expect(clusters.similarity(0, 6)).toBeLessThan(0.2);
  });

  test('there are none among no texts, or among different ones', () => {
    const clusters = new DuplicateClusters();
    expect([...likenessClusters(clusters.groups(), clusters)]).toEqual([]);
    for (const one of ['A cow eats grass.', 'Is 7 prime?']) clusters.add(one);
    expect([...likenessClusters(clusters.groups(), clusters)]).toEqual([]);
  });
});

describe('the stored keys of a text', () => {
  test('are those of its hashes, with a key of 32 bits for each band', () => {
    const { exact, skeleton, bands } = storedKeys(text('Ulm', 12));
    expect(exact).toBe(exactHash(text('Ulm', 12)));
    expect(skeleton).toBe(skeletonHash(text('Ulm', 12)));
    expect(bands).toHaveLength(storedBanding.bands);
    expect(storedKeys(text('Ulm', 99)).skeleton).toBe(skeleton);
    expect(storedKeys('Caf\u00e9 1').exact).toBe(storedKeys('Cafe\u0301 1').exact);
  });

  test('meet for an edited copy and not for another text', () => {
    const shared = (one: string, other: string) => {
      const keys = new Set(storedKeys(other).bands);
      return storedKeys(one).bands.filter((key) => keys.has(key)).length;
    };
    expect(shared(text('Ulm', 12), text('Graz', 12))).toBeGreaterThan(3);
    expect(shared(text('Ulm', 12), 'Find the sum of the roots of $x^2 - 5x + 6$.')).toBe(0);
  });
});
