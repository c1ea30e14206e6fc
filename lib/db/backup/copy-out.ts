import type { Readable } from 'node:stream';
import pg from 'pg';
import { precondition } from '#lib/domain/errors.ts';
import { hasJobQueue } from '../job-queue.ts';
import { migrationState } from '../migrate.ts';
import { adoptSnapshot } from '../queries/backup/adopt-snapshot.ts';
import { copyJobsOut } from '../queries/backup/copy-jobs-out.ts';
import { copyTableOut } from '../queries/backup/copy-table-out.ts';
import { exportSnapshot } from '../queries/backup/export-snapshot.ts';
import { listParts, type Part } from '../queries/backup/list-parts.ts';
import { listSequences, type Sequence } from '../queries/backup/list-sequences.ts';
import { type ListedTable, listTables } from '../queries/backup/list-tables.ts';
import { versionManifests } from '../queries/backup/version-manifests.ts';

export type DatabaseState = {
  postgres: number;
  migrations: { name: string; checksum: string }[];
  tables: ListedTable[];
  parts: Part[];
  /** Hashes of the manifests of frozen versions. */
  versions: string[];
};

export type DatabaseCopy = DatabaseState & {
  /** The snapshot's name: another transaction of the same server can read as of the same moment. */
  snapshot: string;
  copyTable: <R>(table: ListedTable, take: (rows: Readable) => Promise<R>) => Promise<R>;
  copyJobs: <R>(take: (rows: Readable) => Promise<R>) => Promise<R>;
  sequences: () => Promise<Sequence[]>;
};

/** Holds the database as of one moment while `work` copies it out; nobody who works meanwhile waits for it. */
export async function copyDatabase<R>(pool: pg.Pool, work: (copy: DatabaseCopy) => Promise<R>): Promise<R> {
  const holding = await pool.connect();
  try {
    const snapshot = await exportSnapshot(holding);
    const within = async <T>(run: (client: pg.PoolClient) => Promise<T>) => {
      const client = await pool.connect();
      // Ended with its connection where it is broken off: what it still sends is nobody's.
      let broken = true;
      try {
        await adoptSnapshot(client, snapshot);
        const result = await run(client);
        await client.query('COMMIT');
        broken = false;
        return result;
      } finally {
        client.release(broken);
      }
    };
    const state = await within(readState);
    return await work({
      ...state,
      snapshot,
      copyTable: (table, take) => within((client) => take(copyTableOut(client, table))),
      copyJobs: (take) => within((client) => take(copyJobsOut(client))),
      sequences: () => within(listSequences),
    });
  } finally {
    holding.release(true);
  }
}

async function readState(client: pg.PoolClient): Promise<DatabaseState> {
  const migrations = await migrationState(client);
  if (migrations.length === 0 || !(await hasJobQueue(client)))
    throw precondition('There is nothing to back up: no studio has worked on this database.');
  const { rows } = await client.query<{ server_version_num: string }>('SHOW server_version_num');
  return {
    postgres: Number(rows[0]!.server_version_num),
    migrations,
    tables: await listTables(client),
    parts: await listParts(client),
    versions: await versionManifests(client),
  };
}

/** Whether a table that the snapshot knows was dropped before it was copied, as tables of imports are. */
export const isGoneTable = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '42P01';
