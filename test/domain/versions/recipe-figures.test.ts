import { describe, expect, test } from 'vitest';
import { difficultyShift } from '#lib/domain/versions/difficulty-shift.ts';
import { tokenLengths } from '#lib/domain/versions/token-lengths.ts';

const at = (level: number | null, rows: number, estimated: number | null = null) => ({
  level,
  estimated,
  rows,
});

describe('the shift of difficulty', () => {
  test('compares shares with those of all rows, and says the hard ones in a sentence', () => {
    const shift = difficultyShift(
      [at(1, 690), at(4, 200), at(5, 110)],
      [at(1, 5600), at(4, 2400), at(5, 2000)],
    )!;
    expect(shift.sentence).toBe(
      'Level 4–5: 31 % here, 44 % in a random choice of the same size. The choice holds fewer hard problems than what was generated.',
    );
    expect(shift.hard.difference).toBeCloseTo(-0.13);
    // Hypergeometric: sqrt(0.44 · 0.56 / 1000 · 9000 / 9999).
    expect(shift.hard.deviation).toBeCloseTo(0.014892, 5);
    expect(shift.mean.here).toBeCloseTo((690 + 800 + 550) / 1000);
    expect(shift.levels.map(({ here }) => here)).toEqual([0.69, 0, 0, 0.2, 0.11]);
  });

  test('of all rows is none', () => {
    const all = [at(1, 10), at(5, 30)];
    expect(difficultyShift(all, all)).toMatchObject({ hard: { difference: 0, deviation: 0 } });
    expect(difficultyShift(all, all)?.sentence).toContain('no more than chance');
  });

  test('counts estimates as what they are, and leaves out what is unknown', () => {
    const shift = difficultyShift([at(null, 3, 5), at(2, 1), at(null, 4)], [at(2, 1), at(null, 9, 5)])!;
    expect(shift).toMatchObject({ known: 4, estimated: 3, unknown: 4, hard: { here: 0.75, random: 0.9 } });
    expect(difficultyShift([at(null, 4)], [at(1, 4)])).toBeNull();
    expect(difficultyShift([], [at(1, 4)])).toBeNull();
  });
});

describe('token lengths', () => {
  test('are said by bins, quantiles and shares over 512 and 2048', () => {
    const lengths = tokenLengths([10, 64, 65, 512, 513, 2048, 2049, 5000], true)!;
    expect(lengths).toMatchObject({ counted: 8, median: 512, p95: 5000, longest: 5000 });
    expect(lengths.over).toEqual([
      { limit: 512, rows: 4, share: 0.5, low: 0.5, high: 0.5 },
      { limit: 2048, rows: 2, share: 0.25, low: 0.25, high: 0.25 },
    ]);
    const rows = lengths.bins.filter((bin) => bin.rows > 0).map(({ from, to, rows }) => [from, to, rows]);
    expect(rows).toEqual([
      [0, 64, 2],
      [64, 128, 1],
      [384, 512, 1],
      [512, 768, 1],
      [1536, 2048, 1],
      [2048, null, 2],
    ]);
    expect(tokenLengths([], true)).toBeNull();
  });

  test('of a sample have intervals', () => {
    const [over] = tokenLengths([...Array(90).fill(1), ...Array(10).fill(600)], false)!.over;
    expect(over!.low).toBeCloseTo(0.0552, 3);
    expect(over!.high).toBeCloseTo(0.1744, 3);
  });
});
