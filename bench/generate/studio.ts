import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from '#lib/db/client.ts';
import { acquireCluster, ensureDatabase } from '#lib/db/embedded/cluster.ts';
import { migrate } from '#lib/db/migrate.ts';
import { env } from '#lib/env.ts';
import type { Ctx } from '#lib/services/context.ts';
import { saveModel } from '#lib/services/models/index.ts';
import { setSettings } from '#lib/services/settings/index.ts';
import { makeProject, makeSeeds, systemContext, wordProblems } from '#test/support/factories.ts';

/** A studio's database with the settings of `npm start`: in a folder that is kept, or in one that is removed again. */
export async function openStudio(kept?: string) {
  const root = env().STUDIO_ROOT;
  const folder = kept ?? mkdtempSync(path.join(tmpdir(), 'corollary-bench-'));
  const cluster = await acquireCluster({ root, folder, log: path.join(folder, 'log') });
  await ensureDatabase(cluster.url('postgres'), 'bench');
  const url = cluster.url('bench');
  await migrate(root, url);
  const connection = connect(url, { applicationName: 'corollary bench' });
  const ctx = systemContext(connection.db);
  await setSettings(ctx, { allowPrivateNetworks: true });
  const close = async () => {
    await connection.close();
    await (kept === undefined ? cluster.remove() : cluster.release());
  };
  return { ctx, url, folder, postgres: cluster.process.pid, pool: connection.pool, close };
}

export type Studio = Awaited<ReturnType<typeof openStudio>>;

/** A project with so many seeds and the endpoint as its model. */
export async function makeLoad(ctx: Ctx, baseUrl: string, load: { seeds: number; concurrency: number }) {
  const project = await makeProject(ctx.db);
  await makeSeeds(ctx.db, project.id, wordProblems(load.seeds));
  const { id } = await saveModel(ctx, {
    ...{ project: project.slug, name: 'local', baseUrl, model: 'm', concurrency: load.concurrency },
    ...{ check: false, reason: 'a bench', priceInput: 1, priceOutput: 2, timeoutSeconds: 60 },
  });
  return { ...project, model: id };
}
