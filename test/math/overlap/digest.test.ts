import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Digest, digestPlainly } from '#lib/math/overlap/digest.ts';
import { DigestReader } from '#lib/math/overlap/digest-reader.ts';
import { trigramsOf } from '#lib/math/overlap/grams.ts';
import { HashFilter } from '#lib/math/overlap/hash-filter.ts';
import { createBenchmarkIndex } from '#lib/math/overlap/index.ts';

const words = 'one hen lays 5 eggs and the old cat eats 12 of them in a \\frac{1}{2} + week'.split(' ');
const sentence = (length: number) =>
  fc.array(fc.constantFrom(...words), { maxLength: length }).map((parts) => parts.join(' '));
const { passages } = createBenchmarkIndex([
  { id: 'a', problem: 'One hen lays 5 eggs in a week.' },
  {
    id: 'b',
    problem:
      'The old cat eats 12 of them in a week, and the hen lays 5 eggs. How many eggs are left of the eggs?',
  },
]);
const filter = new HashFilter(trigramsOf(passages[0]!), trigramsOf(passages[1]!), 32);

const contents = ({ skeleton, wordCount, candidateCount, ...arrays }: Digest) => ({
  skeleton,
  words: [...arrays.words.subarray(0, wordCount)],
  wordTokens: [...arrays.wordTokens.subarray(0, wordCount)],
  trigrams: [...arrays.trigrams.subarray(0, Math.max(0, wordCount - 2))],
  candidates: [...arrays.candidates.subarray(0, 2 * candidateCount)],
});

describe('the digest of a text', () => {
  const reader = new DigestReader(filter);

  test('is the same by the kernel and in plain TypeScript', () => {
    fc.assert(
      fc.property(sentence(80), (text) => {
        const tokens = reader.read(text);
        expect(contents(reader.digest(text, tokens))).toEqual(contents(digestPlainly(tokens, filter)));
      }),
      { numRuns: 300 },
    );
  });

  test('of a text that the kernel is too small for finds what stands in it', () => {
    const problem =
      'A ferryman rows 14 travellers over the river Oder in 3 boats. How many trips does he need at least?';
    const index = createBenchmarkIndex([{ id: 'ferry', problem }]);
    const filling = 'Nothing of this is asked for in any task, it is but a long walk. '.repeat(700);
    expect(index.find(filling + problem + filling)[0]).toMatchObject({ id: 'ferry', method: 'exact' });
    expect(index.find(filling)).toEqual([]);
  });
});
