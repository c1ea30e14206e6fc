import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BinaryCopyReader, type BinaryRow } from '#lib/db/copy-binary.ts';
import { pairFields as at, copyFrozenPairs } from '#lib/db/queries/preference/copy-frozen-pairs.ts';
import { parseSolution } from '#lib/domain/generate/parse-completion.ts';
import { RejectedFrom } from '#lib/domain/versions/preference/source.ts';
import type { RejectedReply } from '#lib/domain/versions/schema.ts';
import { countTokens } from '#lib/math/text/count-tokens.ts';
import { frozenRowOf, wholeOf } from '../freeze/frozen-row.ts';
import type { MeasuredRow } from '../freeze/seal-row.ts';

/** Streams the pairs of `frozen_rows` with their texts, in order, or those of some places; each chunk is waited for. */
export async function readPairs(
  client: pg.PoolClient,
  onRows: (rows: MeasuredRow[]) => Promise<void>,
  places?: readonly number[],
): Promise<void> {
  const reader = new BinaryCopyReader();
  await pipeline(client.query(copyTo(copyFrozenPairs(places))), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      const rows: MeasuredRow[] = [];
      reader.push(chunk, (row) => rows.push(toPair(row)));
      await onRows(rows);
    }
  });
}

function toPair(row: BinaryRow): MeasuredRow {
  const frozen = frozenRowOf(row, at, rejectedOf(row));
  return { row: frozen, tokens: wholeOf(row, at.tokens) ?? countTokens(frozen.problem, frozen.solution) };
}

function rejectedOf(row: BinaryRow): RejectedReply {
  const from = RejectedFrom.parse(row.text(at.from));
  const reply = row.text(at.reply);
  if (reply === null) {
    const [solution, answer] = [row.text(at.rejectedSolution), row.text(at.rejectedAnswer)];
    if (solution === null || answer === null) throw new Error('The worse side of a pair is gone.');
    return { solution, answer, from };
  }
  const parsed = parseSolution(reply);
  if (!parsed.ok) throw new Error(`A sampled reply cannot be read any more: ${parsed.message}`);
  return { solution: parsed.solution, answer: parsed.answer, from };
}
