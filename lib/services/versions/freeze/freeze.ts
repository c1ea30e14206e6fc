import type pg from 'pg';
import { poolOf } from '#lib/db/client.ts';
import type { CorpusRun } from '#lib/db/generated/client.ts';
import { selectVersionRows } from '#lib/db/queries/select-version-rows.ts';
import { analyzeFrozenRows } from '#lib/db/queries/versions/analyze-frozen-rows.ts';
import { beginSnapshot } from '#lib/db/queries/versions/begin-snapshot.ts';
import { indexFrozenRows } from '#lib/db/queries/versions/index-frozen-rows.ts';
import { markFirstWrongSteps } from '#lib/db/queries/versions/mark-first-wrong-steps.ts';
import { widenFrozenRows } from '#lib/db/queries/versions/widen-frozen-rows.ts';
import { inTransaction } from '#lib/db/transaction.ts';
import { codeVersion } from '#lib/domain/code-version.ts';
import { precondition } from '#lib/domain/errors.ts';
import { NewVersion } from '#lib/domain/versions/schema.ts';
import type { ShardEncoder } from '#lib/storage/shards/shard-encoder.ts';
import { auditsOfFrozenRows } from '../../audits/version-evidence.ts';
import type { Ctx } from '../../context.ts';
import type { RunProgress } from '../../corpus/run-corpus.ts';
import { freezePairs } from '../preference/freeze-pairs.ts';
import { freezeSubsets } from './freeze-subsets.ts';
import { passGate } from './gate.ts';
import { readFrozen } from './read-frozen.ts';
import { type ShardLimits, ShardWriter } from './shard-writer.ts';
import { storeVersion } from './store-version.ts';
import { SubsetParameters } from './subset-parameters.ts';

/** The run "freeze": a version of what a recipe admits, or subsets of a version. */
export async function runFreeze(
  ctx: Ctx,
  run: CorpusRun,
  progress: RunProgress,
  shards: { encoder?: ShardEncoder; limits?: ShardLimits } = {},
) {
  const freezing = { progress, openWriter: () => new ShardWriter(ctx.storage, shards) };
  const subsets = SubsetParameters.safeParse(run.parameters);
  if (subsets.success) return freezeSubsets(ctx, run, subsets.data, freezing);
  return freezeRecipe(ctx, run, freezing);
}

export type Freezing = { progress: RunProgress; openWriter: () => ShardWriter };

/**
 * The rows as of one moment go through the gate into shards, and then the version appears with its members in one
 * transaction. Until that nothing of it is visible; shards that a broken run left are named by their content, and the
 * next run finds them.
 */
async function freezeRecipe(ctx: Ctx, run: CorpusRun, freezing: Freezing) {
  const { progress, openWriter } = freezing;
  const made = await ctx.db.datasetVersion.findFirst({ where: { runId: run.id } });
  if (made) return { version: made.number, name: made.name, rows: made.rowCount };
  const { name, description, ...filter } = NewVersion.parse(run.parameters);
  return inTransaction(poolOf(ctx.db), async (client) => {
    await beginSnapshot(client);
    if (filter.kind === 'preference')
      return freezePairs(ctx, client, run, { ...filter, name, description, ...freezing });
    await progress('Choosing the rows', 0, 0);
    const rows = await selectVersionRows(client, run.projectId, filter);
    if (rows === 0)
      throw precondition('No accepted variant fits this filter. Accept some under Review first.');
    await progress('Looking at overlaps with benchmarks', 0, rows);
    await prepare(client);
    const certificate = await passGate(client, ctx.db, { projectId: run.projectId, rows });
    const audits = await auditsOfFrozenRows(client, ctx.db, run.projectId);
    const writer = openWriter();
    const places = new Int32Array(rows);
    await readFrozen(client, async (some) => {
      for (const row of some) {
        places[writer.count] = row.place;
        const shard = writer.putSealed(row);
        if (shard) await shard;
      }
      await progress('Writing the rows', Math.min(writer.count, rows - 1), rows);
    });
    const content = await writer.end();
    await progress('Storing the version', rows, rows);
    const recipe = { filter, order: 'split, seed, problem, method, row', codeVersion };
    const frozen = { name, description, recipe, audits, certificate, content, places };
    return storeVersion(ctx, client, run, frozen);
  });
}

async function prepare(client: pg.PoolClient): Promise<void> {
  await widenFrozenRows(client);
  await indexFrozenRows(client);
  await analyzeFrozenRows(client);
  await markFirstWrongSteps(client);
}
