import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BinaryCopyReader, type BinaryRow } from '#lib/db/copy-binary.ts';
import { byLoops } from '#lib/db/queries/versions/by-loops.ts';
import { frozenFields as at, copyFrozenRows } from '#lib/db/queries/versions/copy-frozen-rows.ts';
import type { FrozenRow, Split } from '#lib/domain/versions/schema.ts';
import { type SealedRow, sealRow } from './seal-row.ts';

/** A row with its place in `frozen_rows`, from 0. */
export type PlacedRow = SealedRow & { place: number };

/**
 * Streams the rows of `frozen_rows` with their texts in their final order: rows of one split, seed, method and problem
 * stand together there, and follow each other here by their hashes. Each chunk of the stream is waited for.
 */
export async function readFrozen(
  client: pg.PoolClient,
  onRows: (rows: readonly PlacedRow[]) => Promise<void>,
): Promise<void> {
  const reader = new BinaryCopyReader();
  let group: PlacedRow[] = [];
  let key = '';
  await byLoops(client, () =>
    pipeline(client.query(copyTo(copyFrozenRows)), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        const ready: PlacedRow[] = [];
        reader.push(chunk, (fields) => {
          const row = toRow(fields);
          const next = `${row.split} ${row.lineage.seedHash} ${fields.text(at.problemHash)} ${row.method}`;
          if (next !== key) ready.push(...inOrder(group));
          if (next !== key) group = [];
          key = next;
          group.push({ ...sealRow({ row, tokens: tokensOf(fields) }), place: fields.integer(at.place) });
        });
        await onRows(ready);
      }
    }),
  );
  await onRows(inOrder(group));
}

const inOrder = (group: PlacedRow[]) => group.sort((a, b) => Buffer.compare(a.rowHash, b.rowHash));

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
