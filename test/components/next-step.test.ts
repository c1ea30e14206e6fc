import { expect, test } from 'vitest';
import { nextStep } from '#components/overview/next-step.ts';

const empty = {
  seeds: 0,
  generated: 0,
  waiting: 0,
  accepted: 0,
  versions: 0,
  runs: 0,
  evaluations: 0,
  newest: null,
};

test.each([
  ['an empty project', {}, '/seeds'],
  ['seeds alone', { seeds: 10 }, '/generate'],
  ['checked variants that nobody decided', { seeds: 10, generated: 30, waiting: 30 }, '/review'],
  ['accepted variants in no version', { seeds: 10, generated: 30, accepted: 20 }, '/versions'],
  [
    'more accepted than the newest version holds',
    { seeds: 10, generated: 30, accepted: 20, versions: 1, newest: { rowCount: 12 } },
    '/versions',
  ],
  ['a version that nothing was trained on', { seeds: 10, generated: 30, versions: 1 }, '/train'],
  ['a run and no evaluation', { seeds: 10, generated: 30, versions: 1, runs: 1 }, '/evaluate'],
] as const)('with %s the next step is at %s', (_, counts, path) => {
  expect(nextStep({ ...empty, ...counts })?.path).toBe(path);
});

test('where everything accepted is frozen, trained on and evaluated there is nothing to do', () => {
  const counts = { seeds: 10, generated: 30, accepted: 20, versions: 1, newest: { rowCount: 20 } };
  expect(nextStep({ ...empty, ...counts, runs: 1, evaluations: 1 })).toBeNull();
});
