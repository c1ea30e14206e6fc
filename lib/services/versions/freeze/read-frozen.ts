import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BinaryCopyReader } from '#lib/db/copy-binary.ts';
import { byLoops } from '#lib/db/queries/versions/by-loops.ts';
import { frozenFields as at, copyFrozenRows } from '#lib/db/queries/versions/copy-frozen-rows.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import { frozenRowOf, lineageReader, wholeOf } from './frozen-row.ts';
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
  let problemHash: string | null = null;
  const lineageOf = lineageReader(at);
  await byLoops(client, () =>
    pipeline(client.query(copyTo(copyFrozenRows)), async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        const ready: PlacedRow[] = [];
        reader.push(chunk, (fields) => {
          const row = frozenRowOf(fields, at, null, lineageOf(fields));
          const hash = fields.text(at.problemHash);
          const last = group[0]?.row;
          if (last && !(hash === problemHash && isBeside(row, last))) {
            for (const one of inOrder(group)) ready.push(one);
            group = [];
          }
          problemHash = hash;
          const tokens = wholeOf(fields, at.tokens) ?? 0;
          group.push({ ...sealRow({ row, tokens }), place: fields.integer(at.place) });
        });
        await onRows(ready);
      }
    }),
  );
  await onRows(inOrder(group));
}

/** Whether rows of the same problem belong together by all else. */
const isBeside = (one: FrozenRow, other: FrozenRow) =>
  one.split === other.split && one.method === other.method && one.lineage.seedHash === other.lineage.seedHash;

/** Characters of a hash are its bytes. */
const inOrder = (group: PlacedRow[]) =>
  group.length < 2
    ? group
    : group.sort((a, b) => (a.rowHash < b.rowHash ? -1 : a.rowHash > b.rowHash ? 1 : 0));
