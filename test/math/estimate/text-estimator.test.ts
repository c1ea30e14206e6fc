import { describe, expect, test } from 'vitest';
import { errorOf, holdOut, type LabelledText, TextEstimator } from '#lib/math/estimate/index.ts';
import { seededRandom } from '#lib/math/random.ts';
import { spearman } from '#lib/math/stats/spearman.ts';

const topics = {
  Algebra: ['polynomial', 'root', 'equation', '\\sqrt{x}'],
  Geometry: ['triangle', 'circle', 'angle', '\\triangle'],
  'Number Theory': ['remainder', 'divisor', 'prime', '\\pmod{7}'],
};

/** Texts whose words tell the subject and whose length tells the level, more or less. */
function labelled(count: number, seed: string): LabelledText[] {
  const random = seededRandom(seed);
  const names = Object.keys(topics) as (keyof typeof topics)[];
  return Array.from({ length: count }, () => {
    const subject = names[Math.floor(random() * names.length)]!;
    const level = 1 + Math.floor(random() * 5);
    const words = Array.from({ length: 4 * level + Math.floor(4 * random()) }, () => {
      const from = topics[random() < 0.8 ? subject : names[Math.floor(random() * names.length)]!];
      return from[Math.floor(random() * from.length)]!;
    });
    return { text: `Find the ${words.join(' of the ')}.`, level, subject };
  });
}

describe('estimates of level and subject', () => {
  test('are far better than a guess on texts that were held out', () => {
    const { level, subject } = errorOf(holdOut(labelled(400, 'a'), { parts: 2 }));
    expect(subject).toMatchObject({ rows: 160 });
    expect(subject!.right).toBeGreaterThan(0.9);
    expect(subject!.guessRight).toBeLessThan(0.5);
    expect(level!.meanError).toBeLessThan(0.6 * level!.guessMeanError);
    expect(level!.spearman).toBeGreaterThan(0.8);
  });

  test('of texts without meaning are not: there is nothing to learn', () => {
    const random = seededRandom('noise');
    const rows = labelled(400, 'b').map((row) => ({ ...row, text: `Find ${Math.floor(1000 * random())}.` }));
    const { level, subject } = errorOf(holdOut(rows, { parts: 2 }));
    expect(subject!.right).toBeLessThan(0.45);
    expect(level!.meanError).toBeGreaterThan(0.8 * level!.guessMeanError);
  });

  test('are the same again, stay within the labelled levels, and are given for an empty text', () => {
    const rows = labelled(100, 'c');
    const [one, other] = [new TextEstimator(rows), new TextEstimator(rows)];
    for (const text of ['', 'triangle '.repeat(2000), '\\', rows[0]!.text]) {
      const found = one.estimate(text);
      expect(other.estimate(text)).toEqual(found);
      expect(found.level).toBeGreaterThanOrEqual(1);
      expect(found.level).toBeLessThanOrEqual(5);
      expect(Object.keys(topics)).toContain(found.subject);
    }
  });

  test('of too few labelled texts, or of one subject only, are none', () => {
    const few = new TextEstimator(labelled(40, 'd'));
    expect(few.learned).toEqual({ level: false, subject: false });
    expect(few.estimate('A triangle.')).toEqual({ level: null, subject: null });
    const same = labelled(100, 'e').map((row) => ({ ...row, subject: 'Algebra' }));
    expect(new TextEstimator(same).learned).toEqual({ level: true, subject: false });
  });
});

describe('rank correlation', () => {
  test.each([
    [
      [
        [1, 1],
        [2, 4],
        [3, 9],
      ],
      1,
    ],
    [
      [
        [1, 3],
        [2, 2],
        [3, 1],
      ],
      -1,
    ],
    // Ranks 0.5, 0.5, 2, 3 and 0, 1, 2, 3: 4.5 / √(4.5 · 5).
    [
      [
        [1, 1],
        [1, 2],
        [2, 3],
        [3, 4],
      ],
      4.5 / Math.sqrt(22.5),
    ],
  ] as [[number, number][], number][])('of %j is %d', (pairs, expected) => {
    expect(spearman(pairs)).toBeCloseTo(expected, 12);
  });

  test('of nothing, or of equal values, is no number', () => {
    expect(spearman([])).toBeNaN();
    expect(
      spearman([
        [1, 2],
        [1, 3],
      ]),
    ).toBeNaN();
  });
});
