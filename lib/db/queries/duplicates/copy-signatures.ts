import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { binaryCopy } from '../../copy-binary-rows.ts';

// COPY takes rows several times faster than an insert does. It cannot leave out what is there already: it fails with a
// broken key then, all of it. The rows are in its binary format.
export async function copySignatures(
  client: pg.PoolClient,
  table: 'text_signatures' | 'new_signatures',
  rows: Uint8Array,
): Promise<void> {
  const copy = copyFrom(
    `COPY ${table} (kind, seq, project_id, revision, exact, skeleton, bands) FROM STDIN (FORMAT binary)`,
  );
  await pipeline(
    Readable.from([binaryCopy.head, rows, binaryCopy.end], { objectMode: false }),
    client.query(copy),
  );
}
