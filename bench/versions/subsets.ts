import { subsetVersion } from '#lib/services/versions/index.ts';
import { doRun } from '../corpus/run-kind.ts';
import { type Metric, metric } from '../metrics.ts';
import type { Place } from './population.ts';

/** The scaling set of the paper. */
export const scalingSizes = [7_500, 60_000, 360_000, 1_000_000, 2_100_000];

/** The scaling set out of the largest version, as far as it reaches. */
export async function measureSubsets({ studio: { ctx }, project, report }: Place): Promise<Metric[]> {
  const { rowCount, name: version } = await ctx.db.datasetVersion.findFirstOrThrow({
    where: { projectId: project.id },
    orderBy: [{ rowCount: 'desc' }, { id: 'asc' }],
  });
  const reached = scalingSizes.filter((size) => size <= rowCount);
  const asked = { project: project.slug, version, sizes: reached, name: `scale-${Date.now()}` };
  const { run } = await subsetVersion(ctx, asked);
  const { seconds, peak } = await doRun(ctx, run);
  report(`nested subsets of ${reached.join(', ')} rows in ${seconds.toFixed(0)} s`);
  return [
    metric(`nested subsets of ${reached.join(', ')} rows`, seconds, 's'),
    metric('nested subsets: peak memory', peak, 'GiB', { most: 1 }),
  ];
}
