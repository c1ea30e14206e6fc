import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandKeys,
  chooseBanding,
  clusterTexts,
  createNearDuplicateIndex,
  estimateJaccard,
  exactHash,
  expectedRecall,
  jaccard,
  meetingChance,
  recallCurve,
  sameNumbers,
  signatureBytes,
  signatureOf,
  similarityAfterEdits,
  skeletonHash,
} from '#lib/math/near-duplicates/index.ts';

const hens =
  'Mara keeps 14 hens in a yard behind the mill. Each hen lays 5 eggs a week, and she sells every egg at the ' +
  'Saturday market for 30 cents. How many dollars does she earn in 6 weeks?';
const hensReworded = hens.replace('in a yard behind', 'in a garden behind').replace('every egg', 'all eggs');
const hensRenumbered = hens.replace('14', '23').replace('30', '45');
const triangle =
  'In triangle $ABC$ the angle at $A$ is $90^\\circ$. Find $\\sin B$ if $AB = 3$ and $AC = 4$.';

describe('keys of a text', () => {
  test.each([
    ['white space', 'Find  $x + 1$.\n', 'Find $x+1$.'],
    ['layout', 'Find $\\left(\\dfrac{1}{2}\\right)$.', 'Find $(\\frac{1}{2})$.'],
    ['decomposed letters', 'Café', 'Cafe\u0301'],
  ])('%s does not change the exact hash', (_name, one, other) => {
    expect(exactHash(one)).toBe(exactHash(other));
  });

  test.each([
    ['case', 'Find $x$.', 'Find $X$.'],
    ['braces', '$\\sqrt{x}+1$', '$\\sqrt{x+1}$'],
    ['punctuation', 'Ann, find it.', 'Ann find it.'],
    ['a number', 'Find 5.', 'Find 6.'],
    ['order', 'a b', 'b a'],
  ])('%s changes the exact hash', (_name, one, other) => {
    expect(exactHash(one)).not.toBe(exactHash(other));
  });

  test('other numbers leave the skeleton as it is, another word does not', () => {
    expect(skeletonHash(hensRenumbered)).toBe(skeletonHash(hens));
    expect(skeletonHash(hens.replace('14', '1,400.5'))).toBe(skeletonHash(hens));
    expect(skeletonHash(hensReworded)).not.toBe(skeletonHash(hens));
  });

  test('they fit a signed 64-bit column', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const key of [exactHash(text), skeletonHash(text)]) expect(BigInt.asIntN(64, key)).toBe(key);
      }),
    );
  });
});

describe('signatures', () => {
  test('the estimate is close to the exact similarity', () => {
    for (const [one, other] of [
      [hens, hensReworded],
      [hens, hensRenumbered],
      [hens, triangle],
      [`${hens} ${triangle}`, hens],
    ] as const) {
      // Four standard errors.
      expect(
        Math.abs(estimateJaccard(signatureOf(one), signatureOf(other)) - jaccard(one, other)),
      ).toBeLessThan(0.18);
    }
  });

  test('are the same on every machine', () => {
    const bytes = signatureOf(hens);
    expect(bytes).toHaveLength(signatureBytes);
    expect(Buffer.from(bytes.subarray(0, 16)).toString('hex')).toMatchInlineSnapshot(
      `"1f303155b56b1799b40b142a5003396d"`,
    );
  });

  test.each(['', 'x', 'x y', '\\frac12', 'word '.repeat(10_000)])(
    'any text has one, and is like itself',
    (text) => {
      expect(estimateJaccard(signatureOf(text), signatureOf(text))).toBe(1);
      expect(jaccard(text, text)).toBe(1);
    },
  );

  test('know whether the numbers are the same', () => {
    expect(sameNumbers(signatureOf(hens), signatureOf(hensReworded))).toBe(true);
    expect(sameNumbers(signatureOf(hens), signatureOf(hensRenumbered))).toBe(false);
  });

  test('bytes that are none are refused', () => {
    expect(() => estimateJaccard(signatureOf(hens), new Uint8Array(3))).toThrow(
      'A signature has 260 bytes, not 3.',
    );
  });
});

describe('banding', () => {
  test.each([0.3, 0.5, 0.6, 0.7, 0.8, 0.9])('at threshold %d finds what it promises', (threshold) => {
    const banding = chooseBanding(threshold, { recall: 0.95 });
    expect(banding.bands * banding.rows).toBeLessThanOrEqual(128);
    expect(meetingChance(threshold, banding)).toBeGreaterThanOrEqual(0.95);
    expect(expectedRecall(1, threshold, banding)).toBe(1);
    expect(expectedRecall(0, threshold, banding)).toBe(0);
  });

  test.each([0, 1, -1, Number.NaN])('refuses the threshold %d', (threshold) => {
    expect(() => chooseBanding(threshold)).toThrow(RangeError);
  });

  test('the curve rises', () => {
    const recalls = recallCurve(0.7).map(({ recall }) => recall);
    expect(recalls).toHaveLength(51);
    expect(recalls.every((recall, i) => i === 0 || recall >= recalls[i - 1]! - 1e-12)).toBe(true);
  });

  test('editing every word leaves nothing, editing none leaves all', () => {
    expect(similarityAfterEdits(0)).toBe(1);
    expect(similarityAfterEdits(1)).toBe(0);
  });

  test('like texts share a key, unlike ones do not', () => {
    const banding = chooseBanding(0.6);
    const keys = (text: string) => new Set(bandKeys(signatureOf(text), banding));
    expect(keys(hens).size).toBe(banding.bands);
    expect(keys(hens).isDisjointFrom(keys(hensReworded))).toBe(false);
    expect(keys(hens).isDisjointFrom(keys(triangle))).toBe(true);
  });
});

describe('an index that grows', () => {
  test('tells a copy, a reworded copy and the same problem with other numbers apart', () => {
    const index = createNearDuplicateIndex({ threshold: 0.6 });
    expect(index.add(hens)).toEqual([]);
    expect(index.add(triangle)).toEqual([]);
    expect(index.add(` ${hens}`)).toEqual([{ index: 0, kind: 'exact', similarity: 1 }]);
    expect(index.add(hensReworded).map(({ index, kind }) => [index, kind])).toEqual([
      [0, 'near'],
      [2, 'near'],
    ]);
    expect(index.find(hensRenumbered).find(({ index }) => index === 0)?.kind).toBe('numbers');
    expect(index.size).toBe(4);
  });

  test('asking changes nothing', () => {
    const index = createNearDuplicateIndex();
    index.add(hens);
    index.find(hens);
    expect(index.find(hens)).toHaveLength(1);
    expect(index.size).toBe(1);
  });
});

describe('groups among many texts', () => {
  test('name the first text of each group', () => {
    const texts = [triangle, hens, hensReworded, hensRenumbered, `${triangle}  `, hens];
    const { exact, near, skeleton } = clusterTexts(texts, { threshold: 0.6 });
    expect([...exact]).toEqual([0, 1, 2, 3, 0, 1]);
    expect([...near]).toEqual([0, 1, 1, 3, 0, 1]);
    expect([...skeleton]).toEqual([0, 1, 2, 1, 0, 1]);
  });

  test('other numbers count as near when asked for', () => {
    const { near } = clusterTexts([hens, hens.replace('14', '23')], { threshold: 0.6, numbers: 'any' });
    expect([...near]).toEqual([0, 0]);
  });

  test('of no texts there are none', () => {
    expect([...clusterTexts([]).near]).toEqual([]);
  });

  test('a chain of small changes is one group', () => {
    const words = hens.split(' ');
    const texts = words
      .slice(0, 12)
      .map((_, i) => words.map((word, w) => (w < i ? `other${w}` : word)).join(' '));
    const { near } = clusterTexts(texts, { threshold: 0.6, numbers: 'any' });
    expect(new Set(near)).toEqual(new Set([0]));
  });
});
