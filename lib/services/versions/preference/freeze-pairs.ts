import type pg from 'pg';
import type { CorpusRun } from '#lib/db/generated/client.ts';
import { storeRejectedMembers } from '#lib/db/queries/preference/store-rejected-members.ts';
import { markFirstWrongSteps } from '#lib/db/queries/versions/mark-first-wrong-steps.ts';
import { codeVersion } from '#lib/domain/code-version.ts';
import { precondition } from '#lib/domain/errors.ts';
import { resolvedPairRecipe } from '#lib/domain/versions/preference/settings.ts';
import type { NewVersion } from '#lib/domain/versions/schema.ts';
import { auditsOfFrozenRows } from '../../audits/version-evidence.ts';
import type { Ctx } from '../../context.ts';
import type { Freezing } from '../freeze/freeze.ts';
import { passGate } from '../freeze/gate.ts';
import { storeVersion } from '../freeze/store-version.ts';
import { readPairs } from './read-pairs.ts';
import { selectPairs } from './select-pairs.ts';

/** The pairs of a recipe as a version, in the caller's transaction, which is a snapshot: as solutions are frozen. */
export async function freezePairs(
  ctx: Ctx,
  client: pg.PoolClient,
  run: CorpusRun,
  { name, description, progress, openWriter, ...recipe }: NewVersion & Freezing,
) {
  await progress('Choosing the pairs', 0, 0);
  const { projectId } = run;
  const { rows } = await selectPairs(client, { projectId, recipe });
  if (rows === 0) throw precondition(noPairs);
  await progress('Looking at overlaps with benchmarks', 0, rows);
  await markFirstWrongSteps(client);
  const certificate = await passGate(client, ctx.db, { projectId, rows });
  const audits = await auditsOfFrozenRows(client, ctx.db, projectId);
  const writer = openWriter();
  await readPairs(client, async (some) => {
    for (const pair of some) await writer.put(pair);
    await progress('Writing the pairs', Math.min(writer.count, rows - 1), rows);
  });
  const content = await writer.end();
  await progress('Storing the version', rows, rows);
  const order = 'split, seed, method, text, rejected text';
  const stored = await storeVersion(ctx, client, run, {
    ...{ name, description, kind: 'preference', audits, certificate, content },
    recipe: { filter: resolvedPairRecipe(recipe), order, codeVersion },
  });
  const members = await storeRejectedMembers(client, stored.id);
  if (members !== stored.rows) throw new Error(`${members} worse solutions for ${stored.rows} rows`);
  const { version, rows: count } = stored;
  return { version, name, rows: count };
}

const noPairs =
  'No pair fits this recipe: no accepted problem has a rejected, edited or outvoted solution beside it.';
