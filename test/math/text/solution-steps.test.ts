import { expect, test } from 'vitest';
import { recomputeSteps, solutionSteps } from '#lib/math/text/solution-steps.ts';

test.each([
  ['one = 1\ntwo = 2', ['one = 1', 'two = 2']],
  ['It is $a\n= b$ here.\nThen done.', ['It is $a\n= b$ here.', 'Then done.']],
  ['First. Then $1.5 + 2. 3$. Done.', ['First.', 'Then $1.5 + 2. 3$.', 'Done.']],
  ['', []],
] as const)('the steps of %j', (solution, expected) => {
  expect(solutionSteps(solution).map(({ text }) => text)).toEqual(expected);
});

test('every equation is recomputed in the step in which it begins', () => {
  const solution = 'She has 48/2 = <<48/2=24>>24 eggs.\nThen 24 + 48 = 71.\nSo x + 1 is even.';
  const steps = recomputeSteps(solution);
  expect(steps.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(steps.map(({ equations }) => equations.map(({ verdict }) => verdict))).toMatchObject([
    expect.arrayContaining(['right']),
    ['wrong'],
    [],
  ]);
  const [wrong] = steps[1]!.equations;
  expect(solution.slice(wrong!.start, wrong!.end)).toContain('24 + 48 = 71');
  expect(wrong).toMatchObject({ expected: '72' });
});
