import { expect, test } from 'vitest';
import { integerArray } from '#lib/db/binary-array.ts';
import { testDatabase } from '#test/support/database.ts';

const { pool } = await testDatabase();

test.each([
  ['none', []],
  ['one', [0]],
  ['some', [3, 1, 2_147_483_647]],
  ['many', Array.from({ length: 70_000 }, (_, at) => at * 7)],
])('%s of them arrive as they are', async (_, values) => {
  const { rows } = await pool.query<{ values: number[] }>('SELECT $1::int[] AS values', [
    integerArray(Uint32Array.from(values)),
  ]);
  expect(rows[0]!.values).toEqual(values);
});
