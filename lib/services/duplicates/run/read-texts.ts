import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { BinaryCopyReader, type BinaryRow } from '#lib/db/copy-binary.ts';
import { withoutSort } from '#lib/db/queries/duplicates/without-sort.ts';

/** Streams the rows of a COPY statement; `afterChunk` is awaited between chunks and holds the reading back. */
export async function readTexts(
  client: pg.PoolClient,
  statement: string,
  onRow: (row: BinaryRow) => void,
  afterChunk: () => Promise<void> | undefined,
): Promise<void> {
  const reader = new BinaryCopyReader();
  await withoutSort(client);
  await pipeline(client.query(copyTo(statement)), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      reader.push(chunk, onRow);
      const wait = afterChunk();
      if (wait) await wait;
    }
  });
}
