import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seedLibrary } from '#lib/domain/seeds/library/index.ts';
import { DocumentFrequencies, nearest, TfIdfVectorizer, tfIdfVectors } from '#lib/math/vectors/index.ts';
import { SymbolReader } from '#lib/math/vectors/symbols.ts';

const problems = seedLibrary.map(({ problem }) => problem);
const length = (vector: Float32Array) => Math.hypot(...vector);
const cosine = (one: Float32Array, other: Float32Array) =>
  one.reduce((sum, value, i) => sum + value * other[i]!, 0);

function vectorizer(options: ConstructorParameters<typeof DocumentFrequencies>[0] = {}, dimension = 256) {
  const frequencies = new DocumentFrequencies(options);
  for (const problem of problems) frequencies.add(problem);
  const made = new TfIdfVectorizer(frequencies, { dimension });
  return (text: string) => {
    const vector = new Float32Array(dimension);
    made.write(text, vector);
    return vector;
  };
}

describe('symbols of a text', () => {
  const symbols = (text: string, options = {}) => {
    const reader = new SymbolReader(options);
    const count = reader.read(text);
    return [...reader.symbols.subarray(0, count)];
  };

  test.each([
    ['settings of a fraction', '$\\dfrac{1}{2}$', '\\( \\frac{1}{2} \\)'],
    ['layout', '\\left( x \\right)', '( x )'],
    ['case and accents', 'Éléonore PAYS', 'eleonore pays'],
    ['white space and punctuation', 'How many?\n\n  He asks', 'how many he asks'],
    ['an end of a sentence', 'He pays. She', 'he pays she'],
  ])('%s make no difference', (_, one, other) => {
    expect(symbols(one)).toEqual(symbols(other));
  });

  test.each([
    ['a command and a word', '\\pi', 'pi'],
    ['two commands', '\\sin x', '\\cos x'],
    ['a decimal and two numbers', '1.5', '1 5'],
    ['numbers', 'pay 3', 'pay 4'],
  ])('%s differ', (_, one, other) => {
    expect(symbols(one)).not.toEqual(symbols(other));
  });

  test('a masked number is one symbol, however long', () => {
    const masked = { maskNumbers: true };
    expect(symbols('pay $1,234.50 now', masked)).toEqual(symbols('pay 7 now', masked));
    expect(symbols('x_1', masked)).not.toEqual(symbols('x', masked));
  });

  test('any text is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const read = symbols(text);
        expect(read[0]).toBe(32);
        expect(read.at(-1)).toBe(32);
      }),
    );
    expect(symbols('\\pi+'.repeat(3000)).length).toBe(6002);
  });
});

describe('vectors without a model', () => {
  const toVector = vectorizer();

  test('have length 1, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        expect(length(toVector(text))).toBeCloseTo(1, 5);
      }),
    );
    expect(toVector('')[0]).toBe(1);
  });

  test('are the same for the same text, also after others and in another pass', () => {
    const vector = toVector(problems[3]!);
    toVector(problems[4]!);
    expect(toVector(problems[3]!)).toEqual(vector);
    expect(vectorizer()(problems[3]!)).toEqual(vector);
  });

  test('a reworded problem is nearer than any other', () => {
    const { values, dimension } = tfIdfVectors(() => problems, { dimension: 256 });
    const reworded = problems.map((problem) => problem.replace(/\d+/g, '7').replace(/\b(the|a)\b/gi, 'some'));
    const found = reworded.filter(
      (text, row) => nearest({ values, dimension }, toVector(text), 1)[0]!.row === row,
    );
    expect(found.length).toBeGreaterThan(0.95 * problems.length);
  });

  test('with masked numbers a problem and its perturbed form are one', () => {
    const masked = vectorizer({ maskNumbers: true });
    expect(cosine(masked('She pays 12 of 30 coins.'), masked('She pays 7 of 1,900 coins.'))).toBeCloseTo(
      1,
      5,
    );
    expect(cosine(toVector('She pays 12 of 30 coins.'), toVector('She pays 7 of 1,900 coins.'))).toBeLessThan(
      0.95,
    );
  });

  test('dot products are those of TF-IDF without projection, up to 1/√dimension', () => {
    const grams = (text: string) => {
      const reader = new SymbolReader();
      const symbols = reader.symbols.subarray(0, reader.read(text));
      const counts = new Map<string, number>();
      for (let n = 3; n <= 5; n++) {
        for (let from = 0; from + n <= symbols.length; from++) {
          const key = symbols.slice(from, from + n).join(' ');
          counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      }
      return counts;
    };
    const documents = problems.map(grams);
    const frequency = new Map<string, number>();
    for (const counts of documents)
      for (const key of counts.keys()) frequency.set(key, (frequency.get(key) ?? 0) + 1);
    const weighted = documents.map((counts) => {
      const weights = new Map(
        [...counts].map(([key, count]) => [
          key,
          (1 + Math.log(count)) * Math.log((1 + problems.length) / frequency.get(key)!),
        ]),
      );
      const norm = Math.hypot(...weights.values());
      return new Map([...weights].map(([key, weight]) => [key, weight / norm]));
    });
    const vectors = problems.map(toVector);
    const errors: number[] = [];
    for (let i = 0; i < problems.length; i++) {
      for (let j = 0; j < i; j++) {
        const exact = [...weighted[i]!].reduce(
          (sum, [key, weight]) => sum + weight * (weighted[j]!.get(key) ?? 0),
          0,
        );
        errors.push(cosine(vectors[i]!, vectors[j]!) - exact);
      }
    }
    const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
    expect(spread).toBeLessThan(1.3 / Math.sqrt(256));
    expect(Math.abs(errors.reduce((sum, error) => sum + error, 0) / errors.length)).toBeLessThan(0.02);
  });

  test('two passes that differ, and impossible options, are refused', () => {
    let pass = 0;
    expect(() => tfIdfVectors(() => problems.slice(0, 10 - pass++))).toThrow('fewer texts');
    expect(() => tfIdfVectors(() => problems.slice(0, 10 + pass++))).toThrow('more texts');
    expect(() => new DocumentFrequencies({ shortest: 5, longest: 3 })).toThrow('n-grams from 5 to 3');
    expect(() => new TfIdfVectorizer(new DocumentFrequencies(), { dimension: 1 })).toThrow(RangeError);
  });
});

describe('nearest rows', () => {
  test('are those of a full sort', () => {
    const rows = fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 5, maxLength: 5 }), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(rows, fc.nat(12), (vectors, count) => {
        const values = Float32Array.from(vectors.flat());
        const query = Float32Array.from([1, -2, 0.5, 3, 1]);
        const scores = vectors.map((vector, row) => ({
          row,
          score: vector.reduce((sum, value, i) => sum + value * query[i]!, 0),
        }));
        const sorted = scores.toSorted((one, other) => other.score - one.score || one.row - other.row);
        const found = nearest({ values, dimension: 5 }, query, count);
        expect(found.map(({ row }) => row)).toEqual(sorted.slice(0, count).map(({ row }) => row));
      }),
    );
    expect(() => nearest({ values: new Float32Array(8), dimension: 4 }, new Float32Array(3), 1)).toThrow(
      RangeError,
    );
  });
});
