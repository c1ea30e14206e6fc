import { createAudit, drawAudit } from '#lib/services/audits/index.ts';
import { createVersion, subsetVersion } from '#lib/services/versions/index.ts';
import { drawnOf, readRows, ruled } from '#test/support/audits.ts';
import { makeUser } from '#test/support/factories.ts';
import { doRun } from '../corpus/run-kind.ts';
import { type Metric, metric } from '../metrics.ts';
import type { Place } from './population.ts';
import { scalingSizes } from './subsets.ts';

const seconds = (from: number) => (performance.now() - from) / 1000;

/**
 * An import comes unchecked. Its variants are what perturb-numbers stores in a batch, answers computed; their state is
 * written as after the checks, without these. The indexes for searching texts are no part of this.
 */
async function pass({ pool }: Place['studio'], project: string): Promise<void> {
  await pool.query('DROP INDEX IF EXISTS variants_words, variants_fragments');
  const unchecked = "project_id = $1 AND check_state = 'unchecked'";
  await pool.query(`UPDATE variants SET check_state = 'passed' WHERE ${unchecked}`, [project]);
  await pool.query('VACUUM ANALYZE variants');
}

/** The scaling set: an audit plan accepts the variants by a sample that is read, then they are frozen and nested. */
export async function measureScaling({ studio, project, report }: Place): Promise<Metric[]> {
  const { ctx } = studio;
  await pass(studio, project.id);
  report('passed');
  const place = { project: project.slug };
  const lead = { ...ctx, actor: await makeUser(ctx.db, { projectId: project.id, role: 'lead' }) };
  const reader = { ...ctx, actor: await makeUser(ctx.db, { projectId: project.id, role: 'annotator' }) };
  const asked = { qualityLimit: 0.9, expectedRate: 0.99, halfWidth: null, looks: [1], dimensions: [] };
  let from = performance.now();
  const { audit } = await createAudit(lead, { ...place, name: `perturbed ${Date.now()}`, ...asked });
  await drawAudit(lead, audit);
  const drawn = seconds(from);
  const sample = await drawnOf(ctx.db, audit);
  await readRows(reader, place.project, sample);
  report(`${sample.length} rows are drawn and read`);
  from = performance.now();
  const { decided } = await ruled(lead, { ...place, audit, stratum: 0, decision: 'accepted' });
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
    metric('freeze, after the audit in the same process: peak memory', frozen.peak, 'GiB', { most: 1 }),
    metric('nested subsets, after both: peak memory', nested.peak, 'GiB', { most: 1 }),
  ];
}
