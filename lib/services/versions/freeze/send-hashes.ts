import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { makeRowHashes } from '#lib/db/queries/versions/copy-row-hashes.ts';

const hashBytes = 32;
const rowsAtOnce = 4096;
/** Two integers and the hash, each behind its length, behind their number. */
const rowBytes = 2 + (4 + 4) + (4 + 4) + (4 + hashBytes);
const header = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const trailer = Buffer.from([0xff, 0xff]);

/**
 * Puts the hashes of rows (32 bytes each, in order) into a temporary table, with the place of each in `frozen_rows`;
 * where no places are given they are in that order already.
 */
export async function sendHashes(
  client: pg.PoolClient,
  hashes: Uint8Array,
  places?: ArrayLike<number>,
): Promise<void> {
  const statement = await makeRowHashes(client);
  const rows = hashes.length / hashBytes;
  function* chunks() {
    yield header;
    for (let from = 0; from < rows; from += rowsAtOnce) {
      const to = Math.min(rows, from + rowsAtOnce);
      const bytes = Buffer.alloc((to - from) * rowBytes);
      for (let position = from; position < to; position++) {
        const hash = hashes.subarray(position * hashBytes, (position + 1) * hashBytes);
        writeRow(bytes, (position - from) * rowBytes, {
          place: places?.[position] ?? position,
          position,
          hash,
        });
      }
      yield bytes;
    }
    yield trailer;
  }
  await pipeline(Readable.from(chunks(), { objectMode: false }), client.query(copyFrom(statement)));
}

type HashRow = { place: number; position: number; hash: Uint8Array };

/** In COPY's binary format (PostgreSQL manual, "COPY"). */
function writeRow(bytes: Buffer, start: number, { place, position, hash }: HashRow): void {
  let at = bytes.writeInt16BE(3, start);
  for (const whole of [place, position]) at = bytes.writeInt32BE(whole, bytes.writeInt32BE(4, at));
  bytes.set(hash, bytes.writeInt32BE(hash.length, at));
}
