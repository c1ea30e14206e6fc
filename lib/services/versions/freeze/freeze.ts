import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { poolOf } from '#lib/db/client.ts';
import type { CorpusRun } from '#lib/db/generated/client.ts';
import { selectVersionRows } from '#lib/db/queries/select-version-rows.ts';
import { analyzeFrozenRows } from '#lib/db/queries/versions/analyze-frozen-rows.ts';
import { beginSnapshot } from '#lib/db/queries/versions/begin-snapshot.ts';
import { makeRowHashes } from '#lib/db/queries/versions/copy-row-hashes.ts';
import { indexFrozenRows } from '#lib/db/queries/versions/index-frozen-rows.ts';
import { markFirstWrongSteps } from '#lib/db/queries/versions/mark-first-wrong-steps.ts';
import { widenFrozenRows } from '#lib/db/queries/versions/widen-frozen-rows.ts';
import { inTransaction } from '#lib/db/transaction.ts';
import { codeVersion } from '#lib/domain/code-version.ts';
import { precondition } from '#lib/domain/errors.ts';
import { NewVersion } from '#lib/domain/versions/schema.ts';
import { auditsOfFrozenRows } from '../../audits/version-evidence.ts';
import type { Ctx } from '../../context.ts';
import type { RunProgress } from '../../corpus/run-corpus.ts';
import { passGate } from './gate.ts';
import { readFrozen } from './read-frozen.ts';
import { type ShardLimits, ShardWriter } from './shard-writer.ts';
import { storeVersion } from './store-version.ts';

/**
 * The run "freeze": the rows as of one moment go through the gate into shards, and then the version appears with its
 * members in one transaction. Until that nothing of it is visible; shards that a broken run left are named by their
 * content, and the next run finds them.
 */
export async function runFreeze(ctx: Ctx, run: CorpusRun, progress: RunProgress, limits?: ShardLimits) {
  const made = await ctx.db.datasetVersion.findUnique({ where: { runId: run.id } });
  if (made) return { version: made.number, name: made.name, rows: made.rowCount };
  const { name, description, ...filter } = NewVersion.parse(run.parameters);
  return inTransaction(poolOf(ctx.db), async (client) => {
    await beginSnapshot(client);
    await progress('Choosing the rows', 0, 0);
    const rows = await selectVersionRows(client, run.projectId, filter);
    if (rows === 0)
      throw precondition('No accepted variant fits this filter. Accept some under Review first.');
    await progress('Looking at overlaps with benchmarks', 0, rows);
    await prepare(client);
    const certificate = await passGate(client, ctx.db, { projectId: run.projectId, rows });
    const audits = await auditsOfFrozenRows(client, ctx.db, run.projectId);
    const content = await writeShards(ctx, client, { rows, progress, limits });
    await progress('Storing the version', rows, rows);
    await sendHashes(client, content.rowHashes);
    const recipe = { filter, order: 'split, seed, method, text', codeVersion };
    return storeVersion(ctx, client, run, { name, description, recipe, audits, certificate, content });
  });
}

async function prepare(client: pg.PoolClient): Promise<void> {
  await widenFrozenRows(client);
  await indexFrozenRows(client);
  await analyzeFrozenRows(client);
  await markFirstWrongSteps(client);
}

type Writing = { rows: number; progress: RunProgress; limits: ShardLimits | undefined };

async function writeShards(ctx: Ctx, client: pg.PoolClient, { rows, progress, limits }: Writing) {
  const writer = new ShardWriter(ctx.storage, limits);
  let done = 0;
  await readFrozen(client, async (some) => {
    for (const row of some) {
      if (writer.split !== null && writer.split !== row.split) await writer.flush();
      if (writer.add(row)) await writer.flush();
    }
    done += some.length;
    await progress('Writing the rows', Math.min(done, rows - 1), rows);
  });
  await writer.flush();
  return writer.end();
}

async function sendHashes(client: pg.PoolClient, hashes: readonly Buffer[]): Promise<void> {
  const statement = await makeRowHashes(client);
  function* lines() {
    for (let from = 0; from < hashes.length; from += 1000) {
      const some = hashes.slice(from, from + 1000);
      yield some.map((hash, at) => `${from + at}\t\\\\x${hash.toString('hex')}\n`).join('');
    }
  }
  await pipeline(Readable.from(lines(), { objectMode: false }), client.query(copyFrom(statement)));
}
