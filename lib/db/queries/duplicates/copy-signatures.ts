import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

// COPY takes rows several times faster than an insert does. It cannot leave out what is there already: it fails with a
// broken key then, all of it. The lines are in its text format.
export async function copySignatures(
  client: pg.PoolClient,
  table: 'text_signatures' | 'new_signatures',
  lines: string,
): Promise<void> {
  const copy = copyFrom(`COPY ${table} (kind, seq, project_id, revision, exact, skeleton, bands) FROM STDIN`);
  await pipeline(Readable.from([lines], { objectMode: false }), client.query(copy));
}
