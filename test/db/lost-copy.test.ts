import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect } from '#lib/db/client.ts';
import { copyRows } from '#lib/db/copy-text.ts';
import { isLostDatabase } from '#lib/db/lost-database.ts';
import { copyStaging } from '#lib/db/queries/seeds/copy-staging.ts';
import { inTransaction } from '#lib/db/transaction.ts';
import { testDatabase } from '#test/support/database.ts';

const { db, url } = await testDatabase();
const connection = connect(url, { max: 2, applicationName: 'lost copy' });
afterAll(connection.close);
beforeAll(async () => {
  await db.$executeRaw`CREATE TABLE copied (text text)`;
  await db.$executeRaw`GRANT ALL ON copied TO PUBLIC`;
});

/** Ends the connection that copies, as a restart of the server does. */
const cut = () => db.$executeRaw`
  SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
  WHERE application_name LIKE 'lost copy%' AND datname = current_database()`;

const row = Buffer.alloc(100_000, 'x');

/** Rows without an end, in COPY's text format; the connection is cut at the third. */
async function* rows() {
  for (let number = 0; ; number++) {
    if (number === 3) await cut();
    yield Buffer.concat([row, Buffer.from('\n')]);
  }
}

/** The same in the binary format, without its header. */
async function* binaryRows() {
  const head = Buffer.alloc(6);
  head.writeInt16BE(1, 0);
  head.writeInt32BE(row.length, 2);
  for (let number = 0; ; number++) {
    if (number === 3) await cut();
    yield Buffer.concat([head, row]);
  }
}

function* endlessRows() {
  for (let number = 0; ; number++) {
    if (number === 3) cut().then();
    yield [row.toString()];
  }
}

const ways: Record<string, (client: pg.PoolClient) => Promise<unknown>> = {
  'binary rows into a staging table': async (client) => {
    await client.query('CREATE TEMP TABLE staged (text text) ON COMMIT DROP');
    await copyStaging(client, 'staged', binaryRows(), () => {});
  },
  'a stream into a table': (client) =>
    pipeline(Readable.from(rows(), { objectMode: false }), client.query(copyFrom('COPY copied FROM STDIN'))),
  'rows as text into a table': (client) => copyRows(client, 'COPY copied FROM STDIN', endlessRows()),
  'rows out of a table': async (client) => {
    const endless = `COPY (SELECT repeat('x', 1000), generate_series(1, 100000000)) TO STDOUT`;
    let chunks = 0;
    await pipeline(client.query(copyTo(endless)), async (read: AsyncIterable<Buffer>) => {
      for await (const _ of read) if (++chunks === 3) await cut();
    });
  },
  'a COPY on a connection that is gone already': async (client) => {
    await cut();
    await copyStaging(client, 'copied', binaryRows(), () => {});
  },
};

test.each(Object.entries(ways))('%s: a connection that ends is an error and no wait', async (_, way) => {
  await expect(inTransaction(connection.pool, way)).rejects.toSatisfy(isLostDatabase);
  // The pool lends a fresh one.
  expect((await connection.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});
