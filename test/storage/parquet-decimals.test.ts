import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteFile } from 'hyparquet-writer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRows } from '#lib/storage/rows/index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'decimals-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Kind = { type: 'INT32' | 'INT64' | 'BYTE_ARRAY' | 'FIXED_LEN_BYTE_ARRAY'; scale: number };

/** The values of a column of decimals as they are read; bigints are written as the digits that they are. */
async function read({ type, scale }: Kind, data: (bigint | null)[]): Promise<unknown[]> {
  const filename = join(folder, `${type}-${scale}.parquet`);
  const length = type === 'FIXED_LEN_BYTE_ARRAY' ? { type_length: 16 } : {};
  await parquetWriteFile({
    filename,
    columnData: [{ name: 'answer', data }],
    schema: [
      { name: 'root', num_children: 1 },
      {
        name: 'answer',
        type,
        ...length,
        converted_type: 'DECIMAL',
        scale,
        precision: 38,
        repetition_type: 'OPTIONAL',
      },
    ],
  });
  const values: unknown[] = [];
  for await (const row of readRows({ path: filename })) {
    values.push('value' in row ? (row.value as { answer: unknown }).answer : row.error);
  }
  return values;
}

test.each([
  [{ type: 'INT32', scale: 2 }, [1250n, -5n, 0n, null], [12.5, -0.05, 0, null]],
  [{ type: 'INT64', scale: 3 }, [1n, 9007199254740993n], [0.001, '9007199254740.993']],
  [{ type: 'INT64', scale: 0 }, [9007199254740993n], ['9007199254740993']],
  [
    { type: 'FIXED_LEN_BYTE_ARRAY', scale: 18 },
    [3141592653589793238n, -1n, 10n ** 30n],
    ['3.141592653589793238', -1e-18, 1e12],
  ],
  [{ type: 'BYTE_ARRAY', scale: 1 }, [123456789012345678901n, -7n], ['12345678901234567890.1', -0.7]],
] satisfies [Kind, (bigint | null)[], unknown[]][])(
  'decimals kept as %o are read to the last digit',
  async (kind, written, wanted) => {
    expect(await read(kind, written)).toEqual(wanted);
  },
);
