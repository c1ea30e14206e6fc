import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { acquireCluster, ensureDatabase } from '#lib/db/embedded/cluster.ts';
import { freePort } from '#lib/db/embedded/server.ts';
import { disposable } from '#lib/db/embedded/settings.ts';
import { s3Server } from '#test/support/s3-server.ts';
import { Container, inContainer } from './image/container.ts';
import { buildImage, megabytes } from './image/steps.ts';
import { dayOfATeam, signedIn } from './image/team.ts';
import { type Metric, metric, printMetrics } from './metrics.ts';

/**
 * The steps of the Dockerfile in a plain folder, as a user that is not root, with the network closed behind `npm install`;
 * then the migration, two web servers and two workers from what it made, which nobody may write to, against a
 * PostgreSQL and a store of their own, with the network closed. `--keep` leaves the folder, and `--from FOLDER` begins
 * with one that was left.
 */
const { values } = parseArgs({
  options: { json: { type: 'boolean' }, keep: { type: 'boolean' }, from: { type: 'string' } },
});
const stage = values.from ?? mkdtempSync(path.join(tmpdir(), 'corollary-image-'));
chmodSync(stage, 0o755);
const root = path.resolve(import.meta.dirname, '..');

/** Next ends with 143 when it has closed everything after SIGTERM; 0 where an event stream was still open. */
const isInOrder = (code: number | null) => code === 0 || code === 143;

async function main(): Promise<Metric[]> {
  const built = values.from ? [] : await buildImage(root, stage);
  const folder = path.join(tmpdir(), `corollary-image-db-${process.pid}`);
  const cluster = await acquireCluster({ root, folder, log: path.join(folder, 'log'), settings: disposable });
  const store = await s3Server();
  try {
    await ensureDatabase(cluster.url('postgres'), 'team');
    const environment = {
      DATABASE_URL: cluster.url('team'),
      STUDIO_SECRET: 'a secret of the team, long enough for it',
      S3_ENDPOINT: store.endpoint,
      S3_BUCKET: store.bucket,
      S3_REGION: store.region,
      S3_ACCESS_KEY_ID: store.accessKeyId,
      S3_SECRET_ACCESS_KEY: store.secretAccessKey,
    };
    const ran = await runTeam(environment, () => store.requests.length);
    return [...built, ...ran, metric('image on disk', megabytes(path.join(stage, 'out')), 'MB')];
  } finally {
    await store.close();
    await cluster.remove();
  }
}

async function runTeam(environment: Record<string, string>, asked: () => number): Promise<Metric[]> {
  const migrated = performance.now();
  await inContainer(stage, 'migrate', ['bin/migrate.ts'], environment);
  const migration = performance.now() - migrated;
  await inContainer(stage, 'migrate', ['bin/migrate.ts'], environment);
  const account = [
    'bin/studio.ts',
    'user',
    'create',
    '--email',
    'a@example.org',
    '--name',
    'A',
    '--administrator',
  ];
  await inContainer(stage, 'command', account, environment, 'correct horse battery staple\n');
  const webs = [await freePort(), await freePort()].map(
    (port, at) => new Container(stage, `web-${at}`, Container.web, { ...environment, PORT: String(port) }),
  );
  const workers = [0, 1].map((at) => new Container(stage, `worker-${at}`, Container.worker, environment));
  const all = [...webs, ...workers];
  try {
    const began = performance.now();
    await Promise.all(webs.map((web) => web.answers()));
    const start = performance.now() - began;
    for (const web of webs) await inContainer(stage, web.name, ['bin/healthy.ts', 'web'], web.environment);
    await inContainer(stage, 'worker-0', ['bin/healthy.ts', 'worker'], environment);
    const done = await dayOfATeam(await signedIn(webs.map(({ url }) => url)));
    const stopped = await Promise.all(all.map((one) => one.stop()));
    console.error(all.map(({ name }, at) => `${name} ended with ${stopped[at]}`).join(', '));
    return [
      metric('migration', migration / 1000, 's'),
      metric('web servers answer after', start / 1000, 's'),
      ...done,
      metric('requests to the store', asked(), 'requests', { least: 1 }),
      metric('attempts to reach other places', all.flatMap((one) => one.attempts()).length, '', { most: 0 }),
      metric('stopped in order', stopped.filter(isInOrder).length, 'processes', {
        least: all.length,
      }),
    ];
  } finally {
    await Promise.all(all.map((one) => one.kill()));
  }
}

try {
  printMetrics(await main(), values.json === true);
} finally {
  if (!values.keep && !values.from) rmSync(stage, { recursive: true, force: true });
}
