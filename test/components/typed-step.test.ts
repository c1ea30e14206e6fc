import { expect, test } from 'vitest';
import { nextStep, type TypedDigit } from '#components/review/typed-step.ts';

/** The steps that keys name, typed so many ms apart, in a solution of `count` steps. */
function typed(digits: string, count: number, apart: number, place = 'one') {
  let before: TypedDigit | null = null;
  return [...digits].map((digit, index) => {
    const next = nextStep(before, { digit: Number(digit), place, at: index * apart }, count);
    before = next.typed;
    return next.corrects ? `${next.step}!` : next.step;
  });
}

test.each([
  ['3', 5, 100, [3]],
  ['12', 12, 100, [1, '12!']],
  ['12', 12, 2000, [1, 2]],
  ['12', 9, 100, [1, 2]],
  ['13', 12, 100, [1, 3]],
  ['10', 10, 100, [1, '10!']],
  ['01', 12, 100, [0, 1]],
  ['123', 40, 100, [1, '12!', 3]],
  ['7', 5, 100, [null]],
  ['0', 0, 100, [0]],
] as const)('%s in a solution of %i steps, %i ms apart', (digits, count, apart, steps) => {
  expect(typed(digits, count, apart)).toEqual(steps);
});

test('a digit of another text begins anew', () => {
  const before = { digit: 1, place: 'one', at: 0 };
  expect(nextStep(before, { digit: 2, place: 'two', at: 100 }, 12)).toMatchObject({
    step: 2,
    corrects: false,
  });
});
