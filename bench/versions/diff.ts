import { diffRows, diffVersions } from '#lib/services/versions/index.ts';
import { type Metric, metric } from '../metrics.ts';
import { names } from './freeze.ts';
import type { Place } from './population.ts';

export async function measureDiff({ studio: { ctx }, project, report }: Place): Promise<Metric[]> {
  const pair = { project: project.slug, from: names.first, to: names.second };
  const from = performance.now();
  const { counts } = await diffVersions(ctx, pair);
  const whole = (performance.now() - from) / 1000;
  if (counts.changed === 0) throw new Error('Nothing differs.');
  const start = performance.now();
  const page = await diffRows(ctx, { ...pair, change: 'changed' });
  const rows = performance.now() - start;
  report(`compared: ${JSON.stringify(counts)}, a page of ${page.items.length}`);
  return [
    metric('diff: rows that differ', counts.changed, 'rows'),
    metric('diff', whole, 's', { most: 10 }),
    metric('diff: the first ten changed rows with both texts', rows, 'ms'),
  ];
}
