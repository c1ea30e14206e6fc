import { connect } from '#lib/db/client.ts';
import type { EstimateResult } from '#lib/domain/corpus/estimate.ts';
import { estimate } from '#lib/services/corpus/index.ts';
import { systemContext } from '#test/support/factories.ts';
import { type Metric, metric } from '../metrics.ts';
import { costOf, doRun } from './run-kind.ts';

type EstimatesBench = {
  /** A migrated database with a filled project. */
  url: string;
  /** The slug and the id of the project. */
  project: string;
  projectId: string;
  report: (step: string) => void;
};

/** Estimates what the source leaves unsaid of every second seed, as the studio does, and writes it. */
export async function measureEstimates({
  url,
  project,
  projectId,
  report,
}: EstimatesBench): Promise<Metric[]> {
  const { db, close } = connect(url, { applicationName: 'corollary bench' });
  try {
    const ctx = systemContext(db);
    const unsaid = await db.seed.count({ where: { projectId, OR: [{ level: null }, { subject: null }] } });
    const { run } = await estimate(ctx, { project });
    const done = await doRun(ctx, run);
    const { row, seconds } = done;
    const { written, labelled } = row.result as EstimateResult;
    report(`${unsaid} seeds estimated in ${seconds.toFixed(1)} s, ${written.seeds.levels} levels written`);
    return [
      metric('estimates: seeds that the source leaves open', unsaid, 'rows'),
      metric('estimates: labelled seeds learned from', labelled, 'rows'),
      metric('estimates: levels written', written.seeds.levels, 'rows'),
      metric('estimates, with learning and storage', unsaid / seconds, 'texts/s'),
      ...costOf('estimates', done),
    ];
  } finally {
    await close();
  }
}
