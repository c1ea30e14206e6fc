import { expect, test } from 'vitest';
import { rateAxis } from '#components/audits/rate-axis.ts';

test.each([
  [0.35, 4, [0.2, 0.4, 0.6, 0.8, 1]],
  [0.75, 4, [0.7, 0.8, 0.9, 1]],
  [0.83, 4, [0.8, 0.85, 0.9, 0.95, 1]],
  [0.965, 4, [0.96, 0.97, 0.98, 0.99, 1]],
  [-0.4, 4, [0, 0.25, 0.5, 0.75, 1]],
  [0.35, 2, [0, 0.5, 1]],
  [1, 4, [0.99, 1]],
])('an axis with room for %d in %d parts shows %j', (least, most, rates) =>
  expect(rateAxis(least, most)).toEqual(rates),
);
