import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { makeRowHashes } from '#lib/db/queries/versions/copy-row-hashes.ts';

/** Puts the hashes of rows, in their order, into a temporary table. */
export async function sendHashes(client: pg.PoolClient, hashes: readonly Buffer[]): Promise<void> {
  const statement = await makeRowHashes(client);
  function* lines() {
    for (let from = 0; from < hashes.length; from += 1000) {
      const some = hashes.slice(from, from + 1000);
      yield some.map((hash, at) => `${from + at}\t\\\\x${hash.toString('hex')}\n`).join('');
    }
  }
  await pipeline(Readable.from(lines(), { objectMode: false }), client.query(copyFrom(statement)));
}
