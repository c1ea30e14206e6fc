import { connect } from '#lib/db/client.ts';
import { SelectionResult } from '#lib/domain/corpus/selection.ts';
import { select } from '#lib/services/corpus/index.ts';
import { systemContext } from '#test/support/factories.ts';
import { type Metric, metric } from '../metrics.ts';
import { costOf, doRun } from './run-kind.ts';

type CoreSetBench = {
  /** A migrated database with a filled project. */
  url: string;
  /** The slug of the project. */
  project: string;
  /** Seeds to choose. */
  size: number;
  report: (step: string) => void;
};

/** Chooses a core set of the project's seeds as the studio does, and says how far it covers them. */
export async function measureCoreSet({ url, project, size, report }: CoreSetBench): Promise<Metric[]> {
  const { db, close } = connect(url, { applicationName: 'corollary bench' });
  try {
    const ctx = systemContext(db);
    const { run } = await select(ctx, { project, name: 'bench', kind: 'seed', size });
    const done = await doRun(ctx, run);
    const { row, seconds } = done;
    report(`${size} chosen in ${seconds.toFixed(1)} s`);
    return [
      metric(`core set of ${size}`, seconds, 's', { most: 600 }),
      ...costOf('core set', done),
      ...covers(row.result),
    ];
  } finally {
    await close();
  }
}

function covers(result: unknown): Metric[] {
  const { radius, sample, beside } = SelectionResult.parse(result);
  return [
    metric('core set: covering radius', radius, 'distance'),
    metric('core set, sample: radius beside random choice', sample.selection.radius, 'distance', {
      floor: sample.random.radius,
    }),
    metric(
      `core set of ${beside.rows} rows: radius beside exact greedy`,
      beside.selection.radius,
      'distance',
      {
        floor: beside.exact.radius,
        most: 1.01 * beside.exact.radius,
      },
    ),
    metric(
      `core set of ${beside.rows} rows: radius beside random choice`,
      beside.selection.radius,
      'distance',
      {
        floor: beside.random.radius,
        most: beside.random.radius,
      },
    ),
  ];
}
