import { describe, expect, test } from 'vitest';
import { seededRandom } from '#lib/math/random.ts';
import { SimilarTexts } from '#lib/math/vectors/index.ts';

const words =
  'ferry garden tulip number square root of the sum how many left paid each week triangle angle'.split(' ');
const random = seededRandom('similar texts');
const pick = () => words[Math.floor(random() * words.length)]!;
const invent = () => Array.from({ length: 12 + Math.floor(random() * 12) }, pick).join(' ');
const edit = (text: string, edits: number) => {
  const list = text.split(' ');
  for (let e = 0; e < edits; e++) list[Math.floor(random() * list.length)] = pick();
  return list.join(' ');
};

/** TF-IDF of character trigrams to pentagrams by its definition, in maps of strings. */
function plainSimilarity(corpus: readonly string[]) {
  const grams = (text: string) => {
    const padded = ` ${text} `;
    const counts = new Map<string, number>();
    for (let length = 3; length <= 5; length++) {
      for (let at = 0; at + length <= padded.length; at++) {
        const gram = padded.slice(at, at + length);
        counts.set(gram, (counts.get(gram) ?? 0) + 1);
      }
    }
    return counts;
  };
  const frequency = new Map<string, number>();
  for (const text of corpus)
    for (const gram of grams(text).keys()) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  const vector = (text: string) => {
    const weights = new Map(
      [...grams(text)].map(([gram, count]) => [
        gram,
        (1 + Math.log(count)) * Math.log((1 + corpus.length) / (frequency.get(gram) ?? 1)),
      ]),
    );
    const length = Math.hypot(...weights.values());
    return new Map([...weights].map(([gram, weight]) => [gram, weight / length]));
  };
  const known = new Map<string, Map<string, number>>();
  const vectorOf = (text: string) => {
    const found = known.get(text) ?? vector(text);
    known.set(text, found);
    return found;
  };
  return (one: string, other: string) => {
    const [a, b] = [vectorOf(one), vectorOf(other)];
    return [...a].reduce((sum, [gram, weight]) => sum + weight * (b.get(gram) ?? 0), 0);
  };
}

describe('texts that are near', () => {
  const corpus = Array.from({ length: 60 }, invent);
  const queries = corpus.slice(0, 12).flatMap((text) => [0, 1, 2, 4, 8].map((edits) => edit(text, edits)));
  const similarity = plainSimilarity(corpus);

  test.each([0.3, 0.6, 0.85])('are all found at %s, and no others, as the definition has it', (threshold) => {
    // Pieces that share a bucket change a score in the third digit, also among a million buckets.
    const similar = new SimilarTexts(corpus, { threshold, bucketBits: 20 });
    const error = 0.01;
    for (const query of queries) {
      const found = new Map(similar.find(query).map(({ row, score }) => [row, score]));
      for (const [row, text] of corpus.entries()) {
        const score = similarity(text, query);
        if (score > threshold + error) expect(Math.abs(found.get(row)! - score)).toBeLessThan(error);
        if (score < threshold - error) expect(found.has(row)).toBe(false);
      }
    }
  });

  test('come nearest first', () => {
    const scores = new SimilarTexts(corpus, { threshold: 0.3 }).find(corpus[0]!).map(({ score }) => score);
    expect(scores[0]).toBeCloseTo(1, 5);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
  });

  test('are none for an empty text, or among none', () => {
    expect(new SimilarTexts(corpus, { threshold: 0.5 }).find('')).toEqual([]);
    expect(new SimilarTexts([], { threshold: 0.5 }).find('anything at all')).toEqual([]);
    expect(new SimilarTexts(['', corpus[0]!], { threshold: 0.5 }).find(corpus[0]!)).toMatchObject([
      { row: 1 },
    ]);
  });

  test.each([0, 1, Number.NaN])('are not looked for at %s', (threshold) => {
    expect(() => new SimilarTexts(corpus, { threshold })).toThrow(RangeError);
  });
});
