import { createHash } from 'node:crypto';
import pg from 'pg';
import { hasJobQueue, installJobQueue } from './job-queue.ts';
import { noFilters, readMigrations, withEngine } from './schema-engine.ts';
import { StartupError } from './startup-error.ts';

/** Any number that no other program locks; Prisma's own is 72707369. */
const LOCK = 4_026_773_101;

interface AppliedMigration {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
}

/** Brings the database to the checkout's last migration; processes that start together do it once. Returns what was applied. */
export async function migrate(root: string, url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'corollary migrate' });
  await client.connect();
  try {
    if ((await isCurrent(root, client)) && (await hasJobQueue(client))) return [];
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const applied = (await isCurrent(root, client)) ? [] : await apply(root, url, client);
    if (!(await hasJobQueue(client))) await installJobQueue(url);
    return applied;
  } finally {
    await client.end();
  }
}

/** Brings an empty database to an earlier state: these migrations and no others, which the checkout has to know. */
export async function migrateTo(root: string, url: string, names: ReadonlySet<string>): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'corollary migrate' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await apply(root, url, client, (name) => names.has(name));
    if (!(await hasJobQueue(client))) await installJobQueue(url);
  } finally {
    await client.end();
  }
}

/** The migrations that a database has, in the order of their names. */
export async function migrationState(client: pg.ClientBase): Promise<{ name: string; checksum: string }[]> {
  const rows = (await appliedMigrations(client)).filter((row) => row.finished_at);
  return rows
    .map((row) => ({ name: row.migration_name, checksum: row.checksum }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The migrations that this checkout brings, with their checksums. */
export function knownMigrations(root: string): Map<string, string> {
  const { migrationDirectories } = readMigrations(root);
  return new Map(
    migrationDirectories.map(({ path, migrationFile }) => [
      path,
      createHash('sha256').update(migrationFile.content.value).digest('hex'),
    ]),
  );
}

/** Compares names and checksums alone, which takes milliseconds; the engine is loaded only when there is work. */
async function isCurrent(root: string, client: pg.Client): Promise<boolean> {
  const rows = await appliedMigrations(client);
  const applied = new Map(
    rows.filter((row) => row.finished_at).map((row) => [row.migration_name, row.checksum]),
  );
  const known = knownMigrations(root);
  const foreign = [...applied.keys()].filter((name) => !known.has(name));
  if (foreign.length > 0) {
    throw new StartupError(
      `The database holds the migration ${foreign.at(-1)}, which this version does not know: start the version that made it, or a newer one.`,
    );
  }
  for (const [path, checksum] of known) {
    if (applied.has(path) && applied.get(path) !== checksum) {
      throw new StartupError(
        `The migration ${path} was changed after it was applied to this database: restore its file.`,
      );
    }
  }
  return applied.size === known.size;
}

async function appliedMigrations(client: pg.ClientBase): Promise<AppliedMigration[]> {
  const table = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
  if (table.rows[0].name === null) return [];
  const columns = 'migration_name, checksum, finished_at, rolled_back_at';
  const found = await client.query(`SELECT ${columns} FROM _prisma_migrations WHERE rolled_back_at IS NULL`);
  return found.rows as AppliedMigration[];
}

async function apply(
  root: string,
  url: string,
  client: pg.Client,
  chosen: (name: string) => boolean = () => true,
): Promise<string[]> {
  const unfinished = (await appliedMigrations(client)).filter((row) => row.finished_at === null);
  try {
    return await withEngine(url, async (engine) => {
      // Each migration is one transaction, so an unfinished one has left nothing behind and may be tried again.
      for (const row of unfinished)
        await engine.markMigrationRolledBack({ migrationName: row.migration_name });
      const all = readMigrations(root);
      const migrationDirectories = all.migrationDirectories.filter(({ path }) => chosen(path));
      const migrationsList = { ...all, migrationDirectories };
      const done = await engine.applyMigrations({ migrationsList, filters: noFilters });
      return done.appliedMigrationNames;
    });
  } catch (error) {
    throw new StartupError(failureLine(error as Error));
  }
}

function failureLine(error: Error): string {
  const name = /migration_name="([^"]+)"|Migration name: (\S+)/.exec(`${error.message} ${error.stack}`);
  const reason = (error.cause as Error | undefined)?.message ?? error.message.split('\n')[0];
  return `The migration ${name?.[1] ?? name?.[2] ?? 'of the database'} failed and was taken back: ${reason}`;
}
