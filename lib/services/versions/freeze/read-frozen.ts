import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BinaryCopyReader, type BinaryRow } from '#lib/db/copy-binary.ts';
import { byLoops } from '#lib/db/queries/versions/by-loops.ts';
import { frozenFields as at, copyFrozenRows } from '#lib/db/queries/versions/copy-frozen-rows.ts';
import type { FrozenRow, Split } from '#lib/domain/versions/schema.ts';

/** A row and its length in tokens, as lib/math/text counts them. */
export type MeasuredRow = { row: FrozenRow; tokens: number };

/** Streams the rows of `frozen_rows` with their texts, in order; each chunk of the stream is waited for. */
export async function readFrozen(
  client: pg.PoolClient,
  onRows: (rows: MeasuredRow[]) => Promise<void>,
): Promise<void> {
  const reader = new BinaryCopyReader();
  await byLoops(client, () =>
    pipeline(client.query(copyTo(copyFrozenRows)), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        const rows: MeasuredRow[] = [];
        reader.push(chunk, (row) => rows.push({ row: toRow(row), tokens: tokensOf(row) }));
        await onRows(rows);
      }
    }),
  );
}

const tokensOf = (row: BinaryRow) => (row.text(at.tokens) === null ? 0 : row.integer(at.tokens));

function toRow(row: BinaryRow): FrozenRow {
  const text = (field: number) => row.text(field) ?? '';
  const whole = (field: number) => (row.text(field) === null ? null : row.integer(field));
  return {
    ...{ split: text(at.split) as Split, method: text(at.method), problem: text(at.problem) },
    ...{ solution: text(at.solution), answer: text(at.answer), subject: row.text(at.subject) },
    ...{ level: whole(at.level), firstWrongStep: whole(at.firstWrongStep), rejected: null },
    lineage: {
      ...{ seedHash: text(at.seedHash), seedProblem: text(at.seedProblem), source: text(at.source) },
      ...{ licence: text(at.licence), groundTruth: text(at.groundTruth), model: row.text(at.model) },
    },
  };
}
