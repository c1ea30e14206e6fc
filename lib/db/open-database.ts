import path from 'node:path';
import pg from 'pg';
import { acquireCluster, ensureDatabase } from './embedded/cluster.ts';
import { migrate } from './migrate.ts';
import { StartupError } from './startup-error.ts';

const OLDEST_MAJOR = 15;
const DATABASE = 'corollary';

export interface OpenDatabase {
  url: string;
  /** Whether it is the studio's own server, in the data folder. */
  embedded: boolean;
  /** Where it is embedded: whether the server runs, and what starts it again; gives the address that it has then. */
  server: { alive: () => boolean; revive: () => Promise<string> } | null;
  /** Ends this process's use; the embedded server stops with its last user. */
  close: () => Promise<void>;
}

export interface DatabaseOptions {
  root: string;
  data: string;
  /** A team's own PostgreSQL; without it the embedded one is used. */
  url?: string | undefined;
}

/** Makes the database reachable: joins or starts the embedded one, or checks the given one. Does not migrate. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.url) {
    await checkServer(options.url);
    return { url: options.url, embedded: false, server: null, close: async () => {} };
  }
  const cluster = await acquireCluster({
    root: options.root,
    folder: path.join(options.data, 'postgres'),
    log: path.join(options.data, 'logs/postgres.log'),
  });
  try {
    await ensureDatabase(cluster.url('postgres'), DATABASE);
  } catch (error) {
    await cluster.release();
    throw error;
  }
  const revive = () => cluster.revive().then(() => cluster.url(DATABASE));
  const server = { alive: cluster.alive, revive };
  return { url: cluster.url(DATABASE), embedded: true, server, close: cluster.release };
}

/** openDatabase, then the migrations. */
export async function openMigrated(options: DatabaseOptions): Promise<OpenDatabase> {
  const database = await openDatabase(options);
  try {
    await migrate(options.root, database.url);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Throws one line that says what is wrong with a given DATABASE_URL; never shows its password. */
async function checkServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query('SHOW server_version_num');
    const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (!(major >= OLDEST_MAJOR)) {
      throw new StartupError(
        `The PostgreSQL at DATABASE_URL is version ${major}: ${OLDEST_MAJOR} or newer is needed.`,
      );
    }
  } catch (error) {
    throw error instanceof StartupError
      ? error
      : new StartupError(`${cause(error, new URL(url))} (DATABASE_URL)`);
  } finally {
    await client.end().catch(() => {});
  }
}

function cause(error: unknown, url: URL): string {
  const { code, message } = error as { code?: string; message: string };
  const place = `${url.hostname || 'localhost'}:${url.port || 5432}`;
  const name = decodeURIComponent(url.pathname.slice(1));
  if (code === 'ECONNREFUSED') return `No PostgreSQL answers at ${place}.`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `The host ${url.hostname} is not known.`;
  if (code === '28P01' || code === '28000')
    return `The PostgreSQL at ${place} refuses the user or the password.`;
  if (code === '3D000') return `The PostgreSQL at ${place} has no database "${name}".`;
  const password = decodeURIComponent(url.password);
  const shown = password ? message.replaceAll(password, '…') : message;
  return `The PostgreSQL at ${place} cannot be used: ${shown || code || 'no reason given'}.`;
}
