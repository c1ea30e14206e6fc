import { availableParallelism, totalmem } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';
import { buildSearchIndex } from '#lib/db/queries/seeds/build-search-index.ts';
import { dropSearchIndex } from '#lib/db/queries/seeds/drop-search-index.ts';
import { tryLockBulkLoad } from '#lib/db/queries/seeds/lock-bulk-load.ts';
import {
  missingSearchIndexes,
  type SearchIndex,
  searchIndexes,
} from '#lib/db/queries/seeds/search-indexes.ts';
import { setBuildResources } from '#lib/db/queries/seeds/set-build-resources.ts';
import { settle } from '#lib/db/queries/seeds/settle.ts';
import { unlockBulkLoad } from '#lib/db/queries/seeds/unlock-bulk-load.ts';

/** The server's own processes take their share of it each. */
const memoryMegabytes = Math.max(64, Math.min(1024, Math.floor(totalmem() / 16 / 2 ** 20)));
const resources = { memoryMegabytes, workers: Math.max(2, Math.min(4, availableParallelism())) };

/**
 * Runs a bulk load without the search indexes of these tables, which would make it many times slower. Whoever calls this
 * calls `ensureSearchIndexes` after it, whatever came of the load. An index that is in use for long is left there.
 */
export async function withoutSearchIndexes(
  pool: pg.Pool,
  tables: readonly SearchIndex['table'][],
  load: () => Promise<void>,
): Promise<void> {
  const client = await pool.connect();
  try {
    while (!(await tryLockBulkLoad(client, 'together'))) await setTimeout(pauseMs);
    for (const index of searchIndexes.filter((one) => tables.includes(one.table))) await drop(client, index);
    await load();
  } finally {
    await giveBack(client);
  }
}

async function drop(client: pg.PoolClient, index: SearchIndex) {
  await dropSearchIndex(client, index).catch((error: Error & { code?: string }) => {
    if (error.code !== lockNotAvailable) throw error;
  });
}

const lockNotAvailable = '55P03';
/** Between two looks at a lock that is held. */
const pauseMs = 250;

/**
 * Builds the search indexes that are not there: those that a bulk load put off, also one that failed or whose process was
 * killed. Idempotent. While other bulk loads run it leaves that to the last of them; while another builds it waits, for
 * that one may be the last statement of a process that was killed. Tells what it has built.
 */
export async function ensureSearchIndexes(pool: pg.Pool): Promise<string[]> {
  if ((await missingSearchIndexes(pool)).length === 0) return [];
  const client = await pool.connect();
  try {
    while (!(await tryLockBulkLoad(client, 'alone'))) {
      if (await tryLockBulkLoad(client, 'together')) return [];
      await setTimeout(pauseMs);
    }
    return await buildMissing(client);
  } finally {
    await giveBack(client);
  }
}

async function buildMissing(client: pg.PoolClient): Promise<string[]> {
  const missing = await missingSearchIndexes(client);
  await setBuildResources(client, resources);
  for (const index of missing) {
    // One that was left invalid.
    await drop(client, index);
    await buildSearchIndex(client, index);
  }
  for (const table of new Set(missing.map((index) => index.table))) await settle(client, table);
  return missing.map((index) => index.name);
}

/** The lock ends, and with the session its settings; with a broken session the lock ends too. */
async function giveBack(client: pg.PoolClient) {
  await unlockBulkLoad(client).catch(() => {});
  client.release(true);
}
