/**
 * Do the intervals of scaling laws hold what they promise? Points are drawn from each law with known parameters, fitted,
 * and every interval of 95 % is looked at whether it holds the truth:
 *
 *   npm run bench -- evaluate [--draws 200] [--only laws|regrade] [--data gsm8k-test.jsonl] [--json]
 *
 * Eight sizes with two seeds each. Counts alone: 5,000 items, with and without a spread of the seeds. Stored results: 1,319
 * items of which half are as hard for every model, and seeds that differ. And how long it takes to grade stored replies
 * again: 1,319 problems with four replies each.
 */
import { parseArgs } from 'node:util';
import { laws } from '#lib/math/scaling/index.ts';
import { coverageOf } from './evaluate/coverage.ts';
import type { World } from './evaluate/invented-points.ts';
import { measureRegrading } from './evaluate/regrade.ts';
import { type Metric, metric, printMetrics } from './metrics.ts';

const { values } = parseArgs({
  options: {
    draws: { type: 'string', default: '200' },
    only: { type: 'string' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const draws = Number(values.draws);
if (!Number.isInteger(draws) || draws < 1) {
  console.error('--draws takes a whole number from 1.');
  process.exit(2);
}

const worlds: { name: string; method: 'profile' | 'bootstrap'; world: World }[] = [
  {
    name: 'counts',
    method: 'profile',
    world: { items: 5000, seeds: 2, seedNoise: 0, alike: 0 },
  },
  {
    name: 'counts, seeds differ by 0.6 points',
    method: 'profile',
    world: { items: 5000, seeds: 2, seedNoise: 0.006, alike: 0 },
  },
  {
    name: 'results by item, seeds differ by 0.6 points',
    method: 'bootstrap',
    world: { items: 1319, seeds: 2, seedNoise: 0.006, alike: 0.5 },
  },
];

/** Binomial noise of 200 draws at a true coverage of 95 % is ±3 points: under 90 % and over 99 % are no accident. */
const [LEAST, MOST] = [0.9, 0.99];

const ofLaws = () =>
  laws.flatMap(({ id }) =>
    worlds.flatMap(({ name, method, world }): Metric[] => {
      const { shares, refused, millisecondsPerFit } = coverageOf(id, method, { draws, world });
      const lines = [...shares].map(([quantity, share]) => ({
        ...metric(`${id}, ${name}: ${quantity}`, share, 'coverage', { least: LEAST }),
        met: share >= LEAST && share <= MOST,
      }));
      return [
        ...lines,
        metric(`${id}, ${name}: refused`, refused, `of ${draws}`),
        metric(`${id}, ${name}: a fit with its intervals`, millisecondsPerFit, 'ms'),
      ];
    }),
  );
const metrics = values.only === 'regrade' ? [] : ofLaws();
if (values.only !== 'laws') metrics.push(...(await measureRegrading(values.data)));
printMetrics(metrics, values.json);
