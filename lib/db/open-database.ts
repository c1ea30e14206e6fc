import path from 'node:path';
import pg from 'pg';
import { appUrl, ensureAppRole, settleRights } from './app-role.ts';
import { acquireCluster, ensureDatabase } from './embedded/cluster.ts';
import { migrate } from './migrate.ts';
import { StartupError } from './startup-error.ts';

const OLDEST_MAJOR = 15;
const DATABASE = 'corollary';

export interface OpenDatabase {
  /** As the owner of the tables, who alone migrates. */
  url: string;
  /** As the studio works: a role that cannot change the audit trail. The owner's where a team gave no other. */
  appUrl: string;
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
  /** The role that owns its tables, where the studio works under another. */
  ownerUrl?: string | undefined;
}

/** Makes the database reachable: joins or starts the embedded one, or checks the given one. Does not migrate. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.url) {
    const owner = options.ownerUrl ?? options.url;
    await checkServer(options.url);
    if (options.ownerUrl) await checkServer(options.ownerUrl, 'DATABASE_OWNER_URL');
    return { url: owner, appUrl: options.url, embedded: false, server: null, close: async () => {} };
  }
  const cluster = await acquireCluster({
    root: options.root,
    folder: path.join(options.data, 'postgres'),
    log: path.join(options.data, 'logs/postgres.log'),
  });
  try {
    await ensureDatabase(cluster.url('postgres'), DATABASE);
    await ensureAppRole(cluster.url('postgres'));
  } catch (error) {
    await cluster.release();
    throw error;
  }
  const url = cluster.url(DATABASE);
  const revive = () => cluster.revive().then(() => cluster.url(DATABASE));
  const server = { alive: cluster.alive, revive };
  return { url, appUrl: appUrl(url), embedded: true, server, close: cluster.release };
}

/** openDatabase, then the migrations, and what the studio's role may do. */
export async function openMigrated(options: DatabaseOptions): Promise<OpenDatabase> {
  const database = await openDatabase(options);
  try {
    await migrate(options.root, database.url);
    if (database.appUrl !== database.url) await settleRights(database.url, database.appUrl);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Throws one line that says what is wrong with a given address; never shows its password. */
async function checkServer(url: string, setting = 'DATABASE_URL'): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query('SHOW server_version_num');
    const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
    if (!(major >= OLDEST_MAJOR)) {
      throw new StartupError(
        `The PostgreSQL at ${setting} is version ${major}: ${OLDEST_MAJOR} or newer is needed.`,
      );
    }
  } catch (error) {
    throw error instanceof StartupError
      ? error
      : new StartupError(`${cause(error, new URL(url))} (${setting})`);
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
