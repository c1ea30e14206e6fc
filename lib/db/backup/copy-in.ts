import type { Writable } from 'node:stream';
import type pg from 'pg';
import { type BackupManifest, type BackupTable, isStagingTable } from '#lib/domain/backup/manifest.ts';
import { precondition } from '#lib/domain/errors.ts';
import { knownMigrations, migrateTo, migrationState } from '../migrate.ts';
import { addReferences } from '../queries/backup/add-references.ts';
import { addRestoredJobs } from '../queries/backup/add-restored-jobs.ts';
import { analyzeAll } from '../queries/backup/analyze-all.ts';
import { copyJobsIn } from '../queries/backup/copy-jobs-in.ts';
import { copyTableIn } from '../queries/backup/copy-table-in.ts';
import { createIndexes } from '../queries/backup/create-indexes.ts';
import { createJobsTable } from '../queries/backup/create-jobs-table.ts';
import { createPart } from '../queries/backup/create-part.ts';
import { createStagingTable } from '../queries/backup/create-staging-table.ts';
import { dropIndexes } from '../queries/backup/drop-indexes.ts';
import { dropReferences } from '../queries/backup/drop-references.ts';
import { existingTables } from '../queries/backup/existing-tables.ts';
import { firstWithRows } from '../queries/backup/first-with-rows.ts';
import { listIndexes } from '../queries/backup/list-indexes.ts';
import { listParts } from '../queries/backup/list-parts.ts';
import { listReferences } from '../queries/backup/list-references.ts';
import { resetSchema } from '../queries/backup/reset-schema.ts';
import { setSequence } from '../queries/backup/set-sequence.ts';
import { setTelling } from '../queries/backup/set-telling.ts';
import { inTransaction } from '../transaction.ts';

/** Sends the rows of a table, or the jobs, into the stream; throws where they are not what the manifest says. */
export type Send = {
  table: (table: BackupTable, into: Writable) => Promise<void>;
  jobs: (into: Writable) => Promise<void>;
};

/** Throws where a newer version of the studio made the backup, or one whose migrations were others. */
export function assertKnown(root: string, { migrations, codeVersion }: BackupManifest): void {
  const known = knownMigrations(root);
  for (const { name, checksum } of migrations) {
    if (known.get(name) === checksum) continue;
    const what = known.has(name) ? 'is another here' : 'this version does not know';
    throw precondition(
      `The backup holds the migration ${name}, which ${what}: restore it with Corollary ${codeVersion} or a newer one.`,
    );
  }
}

/** Throws unless the database is that of an installation in which nobody has done anything yet. */
export async function assertEmptyDatabase(client: pg.ClientBase): Promise<void> {
  const tables = await existingTables(client);
  if (tables.length === 0) return;
  if (!tables.includes('_prisma_migrations'))
    throw precondition(`The database holds tables that no studio made, such as ${tables[0]}: name another.`);
  const held = await firstWithRows(
    client,
    tables.filter((name) => name !== '_prisma_migrations'),
  );
  if (held !== null) {
    throw precondition(
      `This installation is not empty: its table ${held} holds rows. Restore into a new data folder (STUDIO_DATA) or database, before its first start.`,
    );
  }
}

/** Brings the empty database to the schema of the backup. A failure here leaves an installation that is still empty. */
export async function prepareSchema(
  root: string,
  url: string,
  pool: pg.Pool,
  { migrations }: BackupManifest,
): Promise<void> {
  const wanted = migrations.map(({ name }) => name);
  const client = await pool.connect();
  try {
    const there = (await migrationState(client)).map(({ name }) => name);
    if (there.join() !== wanted.join()) await resetSchema(client);
  } finally {
    client.release();
  }
  await migrateTo(root, url, new Set(wanted));
}

/** Loads everything in one transaction: whatever goes wrong, the database is as empty as before. */
export async function loadDatabase(pool: pg.Pool, manifest: BackupManifest, send: Send): Promise<void> {
  await inTransaction(pool, async (client) => {
    await assertEmptyDatabase(client);
    const references = await listReferences(client);
    const indexes = await listIndexes(client);
    await dropReferences(client, references);
    await dropIndexes(client, indexes);
    await makeTables(client, manifest);
    await setTelling(client, false);
    for (const table of manifest.tables) await send.table(table, copyTableIn(client, table));
    await setTelling(client, true);
    await createIndexes(client, indexes);
    await addReferences(client, references);
    for (const sequence of manifest.sequences) await setSequence(client, sequence);
    await createJobsTable(client);
    await send.jobs(copyJobsIn(client));
    await addRestoredJobs(client);
    await analyzeAll(client);
  });
}

async function makeTables(client: pg.PoolClient, { tables, parts }: BackupManifest): Promise<void> {
  const there = new Set((await listParts(client)).map(({ name }) => name));
  for (const part of parts) if (!there.has(part.name)) await createPart(client, part);
  for (const table of tables) if (isStagingTable(table.name)) await createStagingTable(client, table);
}
