import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BinaryCopyReader } from '#lib/db/copy-binary.ts';
import { byLoops } from '#lib/db/queries/versions/by-loops.ts';
import { frozenFields as at, copyFrozenRows } from '#lib/db/queries/versions/copy-frozen-rows.ts';
import { frozenRowOf, wholeOf } from './frozen-row.ts';
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
          const row = frozenRowOf(fields, at, null);
          const next = `${row.split} ${row.lineage.seedHash} ${fields.text(at.problemHash)} ${row.method}`;
          if (next !== key) {
            for (const one of inOrder(group)) ready.push(one);
            group = [];
            key = next;
          }
          const tokens = wholeOf(fields, at.tokens) ?? 0;
          group.push({ ...sealRow({ row, tokens }), place: fields.integer(at.place) });
        });
        await onRows(ready);
      }
    }),
  );
  await onRows(inOrder(group));
}

const inOrder = (group: PlacedRow[]) => group.sort((a, b) => Buffer.compare(a.rowHash, b.rowHash));
