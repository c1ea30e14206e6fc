import { finished } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import { expect, test } from 'vitest';
import { BinaryCopyReader } from '#lib/db/copy-binary.ts';
import { testDatabase } from '#test/support/database.ts';

const { pool } = await testDatabase();

test.each([1, 7, 64, 1 << 20])(
  'rows of a binary COPY are read whole from chunks of %d bytes',
  async (size) => {
    const client = await pool.connect();
    const chunks: Buffer[] = [];
    const copy = client.query(
      copyTo(`COPY (SELECT i::bigint * 5000000000, CASE WHEN i = 2 THEN NULL ELSE E'\\\\frac \\t é𝔸 ' || i END, i % 2 = 0
                  FROM generate_series(-1, 3) AS i) TO STDOUT (FORMAT binary)`),
    );
    copy.on('data', (chunk: Buffer) => chunks.push(chunk));
    await finished(copy);
    client.release();
    const bytes = Buffer.concat(chunks);
    const reader = new BinaryCopyReader();
    const rows: unknown[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      reader.push(bytes.subarray(at, at + size), (row) =>
        rows.push([row.integer(0), row.text(1), row.boolean(2)]),
      );
    }
    expect(rows).toEqual([
      [-5e9, '\\frac \t é𝔸 -1', false],
      [0, '\\frac \t é𝔸 0', true],
      [5e9, '\\frac \t é𝔸 1', false],
      [1e10, null, true],
      [1.5e10, '\\frac \t é𝔸 3', false],
    ]);
  },
);

test('bytes of fields that stand side by side are kept, and known again in the next row', async () => {
  const client = await pool.connect();
  const copy = client.query(
    copyTo(`COPY (SELECT i, 'é' || i / 2, CASE WHEN i < 4 THEN 'same' END FROM generate_series(0, 5) AS i)
            TO STDOUT (FORMAT binary)`),
  );
  const reader = new BinaryCopyReader();
  const alike: boolean[] = [];
  let kept: Uint8Array = new Uint8Array(0);
  copy.on('data', (chunk: Buffer) =>
    reader.push(chunk, (row) => {
      alike.push(row.holds(1, 2, kept));
      kept = row.copyOf(1, 2);
    }),
  );
  await finished(copy);
  client.release();
  expect(alike).toEqual([false, true, false, true, false, true]);
});
