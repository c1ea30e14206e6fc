import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Verified } from '#lib/domain/versions/verified.ts';
import { createVersion, verifyVersion } from '#lib/services/versions/index.ts';
import { doRun } from '../corpus/run-kind.ts';
import { type Metric, metric } from '../metrics.ts';
import type { Place } from './population.ts';

export const names = { first: 'first', second: 'second' } as const;

/** Freezes everything, changes one row in a hundred, freezes again, and verifies the first. */
export async function measureFreeze({ studio, project, report }: Place): Promise<Metric[]> {
  const { ctx, pool } = studio;
  await forgetVersions(studio);
  const freeze = async (name: string) => {
    const { run } = await createVersion(ctx, { project: project.slug, name, status: 'any' });
    const done = await doRun(ctx, run);
    report(`${name} is frozen: ${done.row.rowsTotal} rows in ${done.seconds.toFixed(0)} s`);
    return done;
  };
  const first = await freeze(names.first);
  await pool.query(
    `WITH edited AS (
       UPDATE variants SET revision = 2, solution = solution || ' Check it.'
       WHERE project_id = $1 AND seq % 100 = 0 AND revision = 1 RETURNING id, problem, solution, answer)
     INSERT INTO revisions (variant_id, number, problem, solution, answer, at)
     SELECT id, 2, problem, solution, answer, now() FROM edited`,
    [project.id],
  );
  report('one row in a hundred is changed');
  const second = await freeze(names.second);
  const { run } = await verifyVersion(ctx, { project: project.slug, version: names.first });
  const { row, seconds: verified } = await doRun(ctx, run);
  const verdict = Verified.parse(row.result);
  if (!verdict.intact)
    throw new Error(`The version is not intact: ${JSON.stringify(verdict.faults.slice(0, 3))}`);
  report('verified');
  return [
    metric('rows', first.row.rowsTotal, 'rows'),
    metric('freeze', first.seconds, 's', { most: 120 }),
    metric('freeze, after one row in a hundred changed', second.seconds, 's', { most: 120 }),
    metric("freeze: processor time without the server's", first.processor, 's'),
    metric("freeze again: processor time without the server's", second.processor, 's'),
    metric('freeze: peak memory', Math.max(first.peak, second.peak), 'GiB', { most: 1 }),
    metric('verify', verified, 's'),
  ];
}

/** A folder that is kept has versions of the run before, which nothing else may delete. */
async function forgetVersions({ pool, folder }: Place['studio']): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    const { rows } = await client.query<{ part: string }>(
      `SELECT inhrelid::regclass::text AS part FROM pg_inherits
       WHERE inhparent = 'version_members'::regclass AND inhrelid <> 'version_members_older'::regclass`,
    );
    for (const { part } of rows) await client.query(`DROP TABLE ${part}`);
    for (const table of ['version_members', 'version_rows', 'version_verifications', 'dataset_versions'])
      await client.query(`DELETE FROM ${table}`);
    await client.query("DELETE FROM corpus_runs WHERE kind IN ('freeze', 'verify')");
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  await rm(path.join(folder, 'files'), { recursive: true, force: true });
}
