import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { SupervisedChild } from '#bin/start/child.ts';
import { waitForHealth } from '#bin/start/health.ts';
import { checkDataFolder } from '#bin/start/preflight.ts';
import { programs } from '#bin/start/programs.ts';
import { freePort } from '#lib/db/embedded/server.ts';
import { readEnvironment } from '#lib/env.ts';
import type { Studio } from '../generate/studio.ts';

/** The built web server and a worker on a studio's database, as `npm start` runs them. */
export async function serve({ root, build, studio }: { root: string; build: string; studio: Studio }) {
  const data = path.join(studio.folder, 'web');
  mkdirSync(data, { recursive: true });
  checkDataFolder(data);
  const port = await freePort();
  const set = { NODE_ENV: 'production', STUDIO_ROOT: root, STUDIO_DATA: data, PORT: String(port) } as const;
  const settings = readEnvironment({ ...set, NEXT_DIST_DIR: build });
  const children = programs(settings, studio.url, 'production').map(
    (program) => new SupervisedChild(program),
  );
  for (const child of children) child.start();
  const stop = async () => {
    await Promise.all(children.map((child) => child.stop(10_000)));
  };
  const url = `http://localhost:${port}`;
  const health = await waitForHealth(url, 60_000, () => false);
  const processes = children.map(({ program: { name }, pid = 0 }) => ({ name, pid }));
  if (health?.status === 'ok') return { url, stop, processes, pids: () => children.map(({ pid }) => pid) };
  await stop();
  throw new Error(`The studio is not well: ${JSON.stringify(health ?? 'no answer')}`);
}
