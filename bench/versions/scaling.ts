import { createAudit, drawAudit } from '#lib/services/audits/index.ts';
import { createVersion, subsetVersion } from '#lib/services/versions/index.ts';
import { drawnOf, readRows, ruled } from '#test/support/audits.ts';
import { doRun } from '../corpus/run-kind.ts';
import { type Metric, metric } from '../metrics.ts';
import type { Place } from './population.ts';
import { scalingSizes } from './subsets.ts';

const seconds = (from: number) => (performance.now() - from) / 1000;

/** The scaling set: an audit plan accepts the variants by a sample that is read, then they are frozen and nested. */
export async function measureScaling({ studio: { ctx }, project, report }: Place): Promise<Metric[]> {
  const place = { project: project.slug };
  const asked = { qualityLimit: 0.9, expectedRate: 0.99, halfWidth: null, looks: [1], dimensions: [] };
  let from = performance.now();
  const { audit } = await createAudit(ctx, { ...place, name: `perturbed ${Date.now()}`, ...asked });
  await drawAudit(ctx, audit);
  const drawn = seconds(from);
  const sample = await drawnOf(ctx.db, audit);
  await readRows(ctx, place.project, sample);
  report(`${sample.length} rows are drawn and read`);
  from = performance.now();
  const { decided } = await ruled(ctx, { ...place, audit, stratum: 0, decision: 'accepted' });
  const applied = seconds(from);
  report(`${decided} rows are accepted by the audit`);
  const name = `whole-${Date.now()}`;
  const { run } = await createVersion(ctx, { ...place, name, audit });
  const frozen = await doRun(ctx, run);
  report('frozen');
  const sizes = scalingSizes.filter((size) => size <= frozen.row.rowsTotal);
  const subsets = await subsetVersion(ctx, { ...place, version: name, sizes, name });
  const nested = await doRun(ctx, subsets.run);
  return [
    metric('audit: draw', drawn, 's'),
    metric('audit: accept all others by the rows that were read', applied, 's'),
    metric(`rows read of ${decided + sample.length}`, sample.length, 'rows'),
    metric('freeze of what the audit accepted', frozen.seconds, 's'),
    metric(`nested subsets of ${sizes.join(', ')} rows`, nested.seconds, 's'),
    metric('freeze and nested subsets: peak memory', Math.max(frozen.peak, nested.peak), 'GiB', { most: 1 }),
  ];
}
