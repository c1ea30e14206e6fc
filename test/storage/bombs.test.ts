import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Container, type FileRow, LONGEST_ROW, readRows } from '#lib/storage/rows/index.ts';
import { readParquet } from '#lib/storage/rows/parquet-apart.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bombs-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function collect(rows: AsyncIterable<FileRow>): Promise<FileRow[]> {
  const collected: FileRow[] = [];
  for await (const row of rows) collected.push(row);
  return collected;
}

const MB = 1024 * 1024;

/** What reading a stream keeps at most, beyond what was there before, in MB; looked at as pieces are asked for. */
async function mostKept(
  stream: Generator<Buffer>,
  container: Container,
): Promise<{ rows: FileRow[]; most: number }> {
  const before = process.memoryUsage();
  const used = ({ heapUsed, external }: NodeJS.MemoryUsage) => heapUsed + external;
  let most = 0;
  async function* watched() {
    let number = 0;
    for (const piece of stream) {
      if (++number % 16 === 0) most = Math.max(most, used(process.memoryUsage()) - used(before));
      yield piece;
    }
  }
  const rows = await collect(readRows({ stream: watched(), name: 'x' }, container));
  return { rows, most: most / MB };
}

/** A good row, then one of `mb` MB that never ends, then a good row. */
function* around(
  mb: number,
  { first, open, fill, close, last }: Record<'first' | 'open' | 'fill' | 'close' | 'last', string>,
) {
  yield Buffer.from(first + open);
  const piece = Buffer.alloc(MB, fill);
  for (let at = 0; at < mb; at++) yield piece;
  yield Buffer.from(close + last);
}

describe('a line of 64 MB costs its own row, and no more memory than a line may have', () => {
  test.each<[string, Container, Parameters<typeof around>[1]]>([
    ['JSONL', 'jsonl', { first: '{"n":1}\n', open: '{"n":"', fill: 'x', close: '"}\n', last: '{"n":3}\n' }],
    ['JSON', 'json', { first: '[{"n":1},', open: '{"n":"', fill: 'x', close: '"},', last: '{"n":3}]' }],
    ['CSV', 'csv', { first: 'n\n1\n', open: '"', fill: 'x', close: '"\n', last: '3\n' }],
    ['nested JSON', 'jsonl', { first: '{"n":1}\n', open: '', fill: '[', close: '\n', last: '{"n":3}\n' }],
    ['quotes', 'csv', { first: 'n\n1\n', open: '', fill: '"', close: '\n', last: '3\n' }],
  ])('%s', async (_, container, parts) => {
    const { rows, most } = await mostKept(around(64, parts), container);
    const values = rows.flatMap((row) => ('value' in row ? [Number((row.value as { n: number }).n)] : []));
    expect(values).toEqual([1, 3]);
    expect(rows.filter((row) => 'error' in row)).toHaveLength(1);
    expect(most).toBeLessThan(48);
  });
});

test.each([
  ['a ZIP archive', Buffer.from('PK\u0003\u0004rest')],
  ['compressed with gzip', gzipSync(Buffer.alloc(MB))],
  ['compressed with Zstandard', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 0])],
])('a file that is %s is not unpacked', async (words, bytes) => {
  async function* stream() {
    yield bytes;
  }
  const rows = await collect(readRows({ stream: stream(), name: 'x.jsonl' }));
  expect(rows).toEqual([{ line: 1, error: expect.stringContaining(words) }]);
});

describe('a Parquet file that stands for more than it holds', () => {
  const parquetOf = (options: Parameters<typeof parquetWriteBuffer>[0]) =>
    Buffer.from(parquetWriteBuffer(options));
  const small = (from: number) => Array.from({ length: 10 }, (_, at) => `problem ${from + at}`);

  async function written(name: string, bytes: Uint8Array) {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return path;
  }

  test('a group that decodes to more than the memory of its process is reported, and the groups beside it are read', async () => {
    const many = 1_500_000;
    const data = [...small(0), ...Array.from({ length: many }, () => 'the same'), ...small(20)];
    const path = await written(
      'many.parquet',
      parquetOf({ rowGroupSize: [10, many, 10], columnData: [{ name: 'problem', data, type: 'STRING' }] }),
    );
    expect((await readFile(path)).length).toBeLessThan(10_000);
    const rows = await collect(readParquet(path, { heapMb: 24 }));
    expect(rows.filter((row) => 'error' in row)).toEqual([
      {
        line: 11,
        error: expect.stringMatching(/^Rows 11–1500010 cannot be read: .* more memory than it may/),
      },
    ]);
    expect(
      rows.flatMap((row) => ('value' in row ? [(row.value as { problem: string }).problem] : [])),
    ).toEqual([...small(0), ...small(20)]);
  });

  test('a row that is longer than a line may be is told, and the next one is read', async () => {
    const data = ['x'.repeat(LONGEST_ROW + 1), 'short'];
    const path = await written(
      'long.parquet',
      parquetOf({ columnData: [{ name: 'problem', data, type: 'STRING' }] }),
    );
    expect(await collect(readParquet(path))).toEqual([
      { line: 1, error: 'The row is longer than 8 MB.' },
      { line: 2, value: { problem: 'short' } },
    ]);
  }, 120_000);

  test('what takes longer than it may is stopped', async () => {
    const path = await written(
      'slow.parquet',
      parquetOf({ columnData: [{ name: 'problem', data: small(0), type: 'STRING' }] }),
    );
    const rows = await collect(readParquet(path, { silenceMs: 1 }));
    expect(rows).toEqual([{ line: 1, error: expect.stringMatching(/takes longer/) }]);
  });
});
