import { expect, test } from 'vitest';
import { type Curve, emptyCurve, joinCurves, smoothed } from '#components/train/curve/curve-types.ts';
import { joinLines } from '#components/train/curve/join-lines.ts';

const curve = (step: number[], loss: number[]): Curve => {
  const none = step.map(() => null);
  return {
    ...emptyCurve,
    step,
    at: step,
    loss,
    epoch: none,
    evaluationLoss: none,
    learningRate: none,
    gradNorm: none,
    tokensPerSecond: none,
    memoryBytes: none,
  };
};

test('what comes behind is joined on, and what a resume does again takes the place of what was there', () => {
  const known = curve([1, 2, 3, 4], [9, 8, 7, 6]);
  expect(joinCurves(known, curve([3, 4, 5], [7.5, 6.5, 5.5]))).toMatchObject({
    ...{ step: [1, 2, 3, 4, 5], loss: [9, 8, 7.5, 6.5, 5.5] },
  });
  expect(joinCurves(known, curve([], []))).toBe(known);
});

test('smoothing begins at the first value, passes gaps over, and leaves a constant alone', () => {
  expect(smoothed([5, null, 5, 5], 0.9)).toEqual(
    [5, null, 5, 5].map((one) => (one === null ? null : expect.closeTo(one))),
  );
  expect(smoothed([1, 3], 0)).toEqual([1, 3]);
  const [first, second] = smoothed([0, 10], 0.5);
  expect(first).toBe(0);
  expect(second).toBeGreaterThan(5);
});

test('lines of different steps share one list of them', () => {
  const lines = [
    { label: 'a', x: [1, 3], y: [10, 30] },
    { label: 'b', x: [2, 3], y: [20, null] },
  ];
  expect(joinLines(lines)).toEqual([
    [1, 2, 3],
    [10, null, 30],
    [null, 20, null],
  ]);
});
