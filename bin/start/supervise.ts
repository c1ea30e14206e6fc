import path from 'node:path';
import { appUrl } from '#lib/db/app-role.ts';
import { type OpenDatabase, openMigrated } from '#lib/db/open-database.ts';
import { StartupError } from '#lib/db/startup-error.ts';
import { type Environment, env } from '#lib/env.ts';
import { readSecrets } from '#lib/storage/secrets.ts';
import { buildWeb, markServing } from './build.ts';
import { SupervisedChild } from './child.ts';
import { waitForHealth } from './health.ts';
import { keepDatabase } from './keep-database.ts';
import { persistentAdvice } from './persistent-advice.ts';
import { checkDataFolder, checkPort, claim } from './preflight.ts';
import { type Mode, programs } from './programs.ts';
import { fail, say, step } from './progress.ts';

const HEALTH_LIMIT = 60_000;
const GRACE = 10_000;

const children: SupervisedChild[] = [];
const undo: (() => Promise<void> | void)[] = [];
let stopping: Promise<void> | undefined;

/** Runs the studio until a signal: set-up, web server and worker, and their end in the right order. */
export async function supervise(mode: Mode): Promise<void> {
  try {
    await run(mode);
  } catch (error) {
    // Work that a signal cut off fails; what counts then is the stop.
    if (stopping) return;
    await stop().catch(() => {});
    fail(error);
  }
}

/** Web server and worker together, then what they need, the database last. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    await Promise.all(children.map((child) => child.stop(GRACE)));
    for (const each of undo.toReversed()) await each();
  })();
  return stopping;
}

async function onSignal(): Promise<void> {
  if (!stopping) say('Stopping …');
  await stop();
  process.exit(0);
}

async function run(mode: Mode): Promise<void> {
  const settings = env();
  const url = `http://localhost:${settings.PORT}`;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void onSignal());
  const database = await prepare(settings, url, mode);
  if (stopping) return;
  let databaseUrl = database.appUrl;
  const moved = (now: string) => {
    databaseUrl = appUrl(now);
    moveChildren(databaseUrl);
  };
  undo.push(keepDatabase(database, moved));
  await step('web and worker', () => startChildren(settings, databaseUrl, mode, url));
  if (stopping) return;
  const address = settings.NEXTAUTH_URL ?? url;
  // The services are loaded only now: whatever is wrong was said before, and web and worker did not wait for it.
  const { signInAdvice } = await import('./sign-in-advice.ts');
  const ask = () => signInAdvice(databaseUrl, address);
  const advice = await persistentAdvice(ask, { stopped: () => stopping !== undefined });
  if (stopping) return;
  for (const line of ['', `The studio runs at ${address}`, ...advice, 'Ctrl-C stops it.']) console.log(line);
}

async function prepare(settings: Environment, url: string, mode: Mode): Promise<OpenDatabase> {
  checkDataFolder(settings.STUDIO_DATA);
  undo.push(claim(settings, url));
  await checkPort(settings.PORT, settings.HOST);
  readSecrets(settings.STUDIO_DATA, { studioSecret: settings.STUDIO_SECRET });
  // A given database may be wrong, which is to be known before a build; the embedded one is made meanwhile.
  if (settings.DATABASE_URL) {
    const database = await openDatabaseStep(settings);
    await code(settings, mode);
    return database;
  }
  const [database, built] = await Promise.allSettled([openDatabaseStep(settings), code(settings, mode)]);
  if (database.status === 'rejected') throw database.reason;
  if (built.status === 'rejected') throw built.reason;
  return database.value;
}

function openDatabaseStep(settings: Environment): Promise<OpenDatabase> {
  const { STUDIO_ROOT: root, STUDIO_DATA: data, DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = settings;
  return step('database', async () => {
    const database = await openMigrated({ root, data, url, ownerUrl });
    undo.push(database.close);
    if (url && !ownerUrl)
      say(
        '! The audit trail belongs to the role of DATABASE_URL: see DATABASE_OWNER_URL in docs/guide/deploy.md',
      );
    return database;
  });
}

async function code(settings: Environment, mode: Mode): Promise<void> {
  if (mode === 'production') await buildWeb(settings.STUDIO_ROOT, settings.NEXT_DIST_DIR);
}

/** The database has another address: whoever holds the old one is started again. */
function moveChildren(databaseUrl: string): void {
  for (const child of children) child.restartWith({ DATABASE_URL: databaseUrl });
}

async function startChildren(
  settings: Environment,
  databaseUrl: string,
  mode: Mode,
  url: string,
): Promise<void> {
  if (mode === 'production') undo.push(markServing(settings.STUDIO_ROOT, settings.NEXT_DIST_DIR));
  for (const program of programs(settings, databaseUrl, mode)) {
    const child = new SupervisedChild(program);
    children.push(child);
    child.start();
  }
  const health = await waitForHealth(url, HEALTH_LIMIT, () => stopping !== undefined);
  if (stopping || health?.status === 'ok') return;
  const state = health ? JSON.stringify(health) : 'no answer';
  throw new StartupError(
    `The studio is not well (${state}); see ${path.join(settings.STUDIO_DATA, 'logs')}.`,
  );
}
