import { describe, expect, test } from 'vitest';
import { drawingOf, spansOf } from '#components/studies/chart/curve-data.ts';
import { shareScale, sizeScale } from '#components/studies/chart/scales.ts';
import { readTable } from '#lib/domain/studies/read-table.ts';
import { fitCurve } from '#lib/math/scaling/index.ts';

describe('scales', () => {
  test('a doubling has the same length everywhere, and ticks are 1, 2 and 5 times powers of ten', () => {
    const { at, ticks } = sizeScale({ from: 1000, to: 64_000 }, { from: 0, to: 600 });
    expect(at(2000) - at(1000)).toBeCloseTo(100, 6);
    expect(at(64_000) - at(32_000)).toBeCloseTo(100, 6);
    expect(ticks).toEqual([1000, 2000, 5000, 10_000, 20_000, 50_000]);
  });

  test('where little room is, only powers of ten are left', () => {
    expect(sizeScale({ from: 1000, to: 1e6 }, { from: 0, to: 100 }, 4).ticks).toEqual([1000, 1e4, 1e5, 1e6]);
  });

  test.each([
    [{ from: 0, to: 1 }, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [{ from: 0.415, to: 0.53 }, [0.42, 0.44, 0.46, 0.48, 0.5, 0.52]],
    [{ from: 0.5, to: 0.5 }, [0.5]],
  ])('shares %j have ticks at whole steps', (span, ticks) => {
    expect(shareScale(span, { from: 100, to: 0 }).ticks).toEqual(ticks);
  });
});

describe('a drawing', () => {
  const rows = [0.3, 0.34, 0.38, 0.42].map((y, i) => `${1000 * 2 ** i},${y},1000,`);
  const { points } = readTable(`size,accuracy,items,curriculum\n${rows.join('\n')}\n8000,0.5,1000,hard`);
  const random = points.filter(({ curriculum }) => curriculum === 'random');
  const curve = {
    ...{ title: 'one', points: random, secondStage: points.filter((point) => !random.includes(point)) },
    fit: fitCurve(random.map(({ size, correct, items }) => ({ size, correct: correct!, items: items! }))),
  };

  test('marks the held-out size and the second stage', () => {
    const { marks, law } = drawingOf(curve, 'accuracy');
    expect(marks.map(({ kind }) => kind)).toEqual([
      ...['measured', 'measured', 'measured', 'held-out', 'second-stage'],
    ]);
    expect(law).not.toBeNull();
    expect(marks[0]!.label).toBe('1,000 examples: 30.00 % (300 of 1,000)');
  });

  test('as error is the accuracy turned round, with intervals the right way up', () => {
    const [accuracy, error] = [drawingOf(curve, 'accuracy'), drawingOf(curve, 'error')];
    error.band.forEach(({ value, low, high }, i) => {
      expect(value).toBeCloseTo(1 - accuracy.band[i]!.value, 12);
      expect(low).toBeLessThanOrEqual(high);
    });
    expect(error.marks[0]!.low!).toBeLessThan(error.marks[0]!.high!);
  });

  test('has room for all that it shows', () => {
    const drawing = drawingOf(curve, 'accuracy');
    const { x, y } = spansOf([drawing], 'accuracy');
    for (const { size, low, high } of drawing.band) {
      expect(size).toBeGreaterThan(x.from);
      expect(size).toBeLessThan(x.to);
      expect(low).toBeGreaterThanOrEqual(y.from);
      expect(high).toBeLessThanOrEqual(y.to);
    }
  });

  test('without a law has marks alone', () => {
    const few = { ...curve, points: random.slice(0, 2), fit: null };
    expect(drawingOf(few, 'accuracy')).toMatchObject({ band: [], law: null });
  });
});
