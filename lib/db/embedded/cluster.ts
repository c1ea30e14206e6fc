import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { type Account, serverAccount } from './account.ts';
import { livingOwner, takeLock, withLock } from './file-lock.ts';
import { assertSameMajor, initialise, SUPERUSER } from './initialise.ts';
import { choosePlace, reachablePrograms } from './place.ts';
import { isRunning } from './process-identity.ts';
import {
  findServer,
  freePort,
  isPortFree,
  type RunningServer,
  startServer,
  stopServer,
  waitUntilReady,
} from './server.ts';
import { serverSettings } from './settings.ts';

export interface ClusterOptions {
  /** The checkout, whose node_modules hold PostgreSQL. */
  root: string;
  /** Where the cluster is kept, or at least remembered when the server's account cannot reach it. */
  folder: string;
  log: string;
  settings?: Record<string, string>;
}

export interface Cluster {
  port: number;
  process: RunningServer['process'];
  /** The address of one database, with the password. */
  url: (database: string) => string;
  /** Whether the server runs, by what the system says of its process. */
  alive: () => boolean;
  /** Starts a server that was killed again, on the port that it had where that is free. */
  revive: () => Promise<void>;
  /** Ends this process's use; the last user stops the server. */
  release: () => Promise<void>;
  /** As release, then deletes the cluster unless somebody else still uses it. */
  remove: () => Promise<void>;
}

interface Memory {
  place: string;
  port: number;
  password: string;
}

/**
 * Makes (once), starts or joins the embedded cluster. Any number of processes may use it together: each leaves a file
 * with its identity in `holders`, so what a killed process held does not keep the server alive, nor stop it for others.
 */
export async function acquireCluster(options: ClusterOptions): Promise<Cluster> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const holder = path.join(options.folder, 'holders', randomUUID());
  const lock = path.join(options.folder, 'lock');
  return withLock(lock, async () => {
    let { server, memory } = await running(options);
    takeLock(holder, {});
    const revive = () =>
      withLock(lock, async () => {
        ({ server, memory } = await running(options));
      });
    return {
      ...{ port: server.port, process: server.process },
      url: (database) => addressOf({ ...memory, port: server.port }, database),
      alive: () => isRunning(server.process),
      revive,
      release: async () => void (await withLock(lock, () => releaseHolder(options, holder))),
      remove: () => withLock(lock, () => removeCluster(options, holder)),
    };
  });
}

async function running(options: ClusterOptions): Promise<{ server: RunningServer; memory: Memory }> {
  const known = recall(options.folder);
  const found = known && findServer(path.join(known.place, 'data'));
  if (known && found) {
    await waitUntilReady(found, addressOf({ ...known, port: found.port }, 'postgres'), options.log);
    return { server: found, memory: known };
  }
  const account = serverAccount(known && path.join(known.place, 'data'));
  const memory = known ?? (await plan(options.folder, account));
  const programs = reachablePrograms(options.root, memory.place, account);
  if (existsSync(path.join(memory.place, 'data'))) assertSameMajor(programs, memory.place);
  else initialise(programs, memory.place, memory.password, account);
  if (!known) remember(options.folder, memory);
  return start(options, memory, programs, account);
}

async function plan(folder: string, account: Account | undefined): Promise<Memory> {
  const place = choosePlace(folder, account);
  setAside(path.join(place, 'data'));
  return { place, port: await freePort(), password: randomBytes(24).toString('base64url') };
}

/** A cluster whose password went with a deleted data folder cannot be opened, but it is not ours to delete. */
function setAside(data: string): void {
  if (existsSync(data))
    renameSync(data, `${data}.left-${new Date().toISOString().slice(0, 19).replaceAll(':', '')}`);
}

async function start(
  options: ClusterOptions,
  memory: Memory,
  programs: string,
  account: Account | undefined,
) {
  const port = (await isPortFree(memory.port)) ? memory.port : await freePort();
  const current = { ...memory, port };
  if (port !== memory.port) remember(options.folder, current);
  const data = path.join(memory.place, 'data');
  const settings = { ...serverSettings(), ...options.settings };
  const server = startServer({ programs, data, port, settings, log: options.log, account });
  await waitUntilReady(server, addressOf(current, 'postgres'), options.log);
  return { server, memory: current };
}

/** Returns whether this was the last user. */
async function releaseHolder(options: ClusterOptions, holder: string): Promise<boolean> {
  rmSync(holder, { force: true });
  const holders = path.join(options.folder, 'holders');
  const others = readdirSync(holders).filter((name) => {
    if (livingOwner(path.join(holders, name))) return true;
    rmSync(path.join(holders, name), { force: true });
    return false;
  });
  const known = recall(options.folder);
  const server = known && findServer(path.join(known.place, 'data'));
  if (others.length === 0 && server) await stopServer(server);
  return others.length === 0;
}

async function removeCluster(options: ClusterOptions, holder: string): Promise<void> {
  const known = recall(options.folder);
  const last = await releaseHolder(options, holder);
  if (last && known)
    for (const folder of [known.place, options.folder]) rmSync(folder, { recursive: true, force: true });
}

function addressOf(memory: Memory, database: string): string {
  return `postgresql://${SUPERUSER}:${memory.password}@127.0.0.1:${memory.port}/${database}`;
}

function recall(folder: string): Memory | undefined {
  const file = path.join(folder, 'cluster.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Memory) : undefined;
}

function remember(folder: string, memory: Memory): void {
  const file = path.join(folder, 'cluster.json');
  writeFileSync(`${file}.new`, JSON.stringify(memory), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Makes a database on the server of `adminUrl` when it is not there yet. */
export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
