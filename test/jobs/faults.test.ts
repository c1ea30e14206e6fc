import path from 'node:path';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { keepDatabase } from '#bin/start/keep-database.ts';
import { connect } from '#lib/db/client.ts';
import { acquireCluster, ensureDatabase } from '#lib/db/embedded/cluster.ts';
import { migrate } from '#lib/db/migrate.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { filesystemStorage } from '#lib/storage/filesystem.ts';
import { systemContext } from '#test/support/factories.ts';
import { checkPromises } from '#test/support/faults/check.ts';
import { serviceDoor } from '#test/support/faults/door.ts';
import { startLoad } from '#test/support/faults/load.ts';
import { type Moment, planMoments, type Victim } from '#test/support/faults/plan.ts';
import { killDatabase } from '#test/support/faults/processes.ts';
import { runRounds, settle } from '#test/support/faults/rounds.ts';
import { openAiServer, unchecked } from '#test/support/openai-server.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';
import { acceptedProject } from '#test/support/variants.ts';
import { startWorker, type WorkerProcess } from '#test/support/worker-process.ts';

const root = path.resolve(import.meta.dirname, '../..');
const data = temporaryFolder('faults');
const folder = path.join(data, 'postgres');
const secret = 'x'.repeat(32);
const limit = 180_000;

const settings = { shared_buffers: '64MB', max_wal_size: '256MB' };
const cluster = await acquireCluster({ root, folder, log: path.join(data, 'log'), settings });
afterAll(cluster.remove);

/** The studio without its pages: writes go straight to the services, work is done by a worker in a process of its own. */
async function startStudio() {
  await ensureDatabase(cluster.url('postgres'), 'studio');
  const url = cluster.url('studio');
  await migrate(root, url);
  const connection = connect(url, { max: 8, applicationName: 'corollary faults' });
  onTestFinished(connection.close);
  const ctx = {
    ...systemContext(connection.db),
    storage: filesystemStorage(path.join(data, 'files')),
  };
  const revive = () => cluster.revive().then(() => cluster.url('studio'));
  const moved = () => {
    throw new Error('The database has another address.');
  };
  const quiet = () => {};
  onTestFinished(keepDatabase({ server: { alive: cluster.alive, revive }, url }, moved, quiet));
  return { ctx, url, pool: connection.pool, db: connection.db };
}

test('workers and the database are killed at random moments, and every acknowledged write is kept', async () => {
  const { ctx, url, pool, db } = await startStudio();
  let calls = 0;
  const server = await openAiServer((call) => {
    calls = call.number;
    return { reply: `Call ${call.number}: \\boxed{1}`, afterMs: 20 };
  });
  onTestFinished(server.close);
  await setSettings(ctx, { allowPrivateNetworks: true });
  const { project, variants } = await acceptedProject(ctx, 8);
  const endpoint = { name: 'local', baseUrl: server.url, model: 'm', concurrency: 4, ...unchecked };
  const { id: model } = await saveModel(ctx, { project, ...endpoint });
  let worker: WorkerProcess = startWorker(url, secret, data);
  const load = startLoad({
    ...{ db, run: 'short', variants: variants.map(({ id }) => id) },
    doors: [serviceDoor(ctx, project), serviceDoor(ctx, project)],
    generate: { method: 'answer-augmentation', model, filter: { limit: 3 } },
  });
  const strike = async ({ victim, after }: Moment) => {
    if (victim !== 'worker') return killDatabase(folder, victim as 'cluster', after);
    await worker.end('SIGKILL');
    worker = startWorker(url, secret, data);
  };
  const among: Victim[] = ['worker', 'postmaster', 'connection', 'cluster'];
  const moments = planMoments('short', 4, among);
  await runRounds({ load, moments, strike, calls: async () => calls, limit });
  const ledger = await load.stop();
  // A lease of thirty seconds, and the work itself on a slow machine.
  expect((await settle(pool, limit)).open).toEqual([]);
  expect(await checkPromises(db, pool, ledger)).toEqual([]);
  for (const written of [ledger.decisions, ledger.versions, ledger.imports, ledger.batches])
    expect(written.length).toBeGreaterThan(0);
  await db.decision.delete({ where: { id: ledger.decisions[0]!.id } });
  const missed = await checkPromises(db, pool, ledger);
  expect(missed[0], 'one that is taken away is missed').toMatchObject({
    ...{ promise: 'no acknowledged write is lost', broken: [`decision ${ledger.decisions[0]!.id}`] },
  });
}, 1_200_000);
