import type { Tx } from '#lib/db/client.ts';
import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { createRestoreTexts } from '#lib/db/queries/restore/create-texts.ts';
import { putRestoreTexts, type RestoreText } from '#lib/db/queries/restore/put-texts.ts';
import { rowsToRead } from '#lib/db/queries/restore/rows-to-read.ts';
import { storeMeasures } from '#lib/db/queries/restore/store-measures.ts';
import { textsToMeasure } from '#lib/db/queries/restore/texts-to-measure.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { countTokens } from '#lib/math/text/count-tokens.ts';
import type { Ctx } from '../../context.ts';
import { problemHash } from '../../problem-hash.ts';
import { readVersionGroups } from '../read-rows.ts';

const atOnce = 500;

/** Reads from the version what the database does not say any more, into `restore_texts`. */
export async function readTexts(tx: Tx, ctx: Ctx, { id }: DatasetVersion): Promise<void> {
  await createRestoreTexts(tx);
  const positions = await rowsToRead(tx);
  const [from, last] = [positions[0], positions.at(-1)];
  if (from === undefined || last === undefined) return;
  let position = from;
  let next = 0;
  let rows: RestoreText[] = [];
  for await (const group of readVersionGroups(ctx, id, { from, to: last + 1 })) {
    for (const row of group) {
      if (positions[next] === position) {
        rows.push(toText(position, row));
        next++;
      }
      position++;
    }
    if (rows.length < atOnce) continue;
    await putRestoreTexts(tx, rows);
    rows = [];
  }
  if (rows.length > 0) await putRestoreTexts(tx, rows);
}

function toText(position: number, row: FrozenRow): RestoreText {
  const { method, problem, solution, answer, subject, level, firstWrongStep, lineage } = row;
  return {
    ...{ position, method, problem, solution, answer, subject, level, step: firstWrongStep },
    ...{ seed_hash: lineage.seedHash, seed_problem: lineage.seedProblem, source: lineage.source },
    ...{ licence: lineage.licence, ground_truth: lineage.groundTruth, model: lineage.model },
    ...{ content_hash: problemHash(problem), tokens: countTokens(problem, solution) },
    seed_tokens: countTokens(lineage.seedProblem, ''),
  };
}

/** Hashes and lengths of the texts that come back from their revisions. */
export async function measureTexts(tx: Tx): Promise<void> {
  for (let after = -1; ; ) {
    const found = await textsToMeasure(tx, after, atOnce);
    const last = found.at(-1);
    if (!last) return;
    await storeMeasures(
      tx,
      found.map(({ position, problem, solution }) => ({
        ...{ position, content_hash: problemHash(problem), tokens: countTokens(problem, solution) },
      })),
    );
    after = last.position;
  }
}
