import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FileRow, readLineBlocks, readRows, rowsOfLines } from '#lib/storage/rows/index.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'corollary-lines-'));
});
afterAll(() => rm(folder, { recursive: true }));

const awkward = Buffer.concat([
  Buffer.from('\ufeff{"n":1}\r\n\n  \n{"n":"\u00fc\u6570\ud83d\ude00"}\n{"n":"'),
  Buffer.from([0xff, 0xfe]),
  Buffer.from('"}\nnot json\n{"n":9007199254740993,"m":[1e400]}\n[2]\n\n{"a":1,"a":2}\n{"n":"last"}'),
]);

async function fileOf(content: Buffer | string): Promise<string> {
  const file = path.join(folder, crypto.randomUUID());
  await writeFile(file, content);
  return file;
}

async function rowsFrom(file: string, start: number, size: number): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const block of readLineBlocks(file, { start, size })) rows.push(...rowsOfLines(block));
  return rows;
}

async function streamed(file: string): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const row of readRows({ path: file }, 'jsonl')) rows.push(row);
  return rows;
}

describe('lines read in blocks', () => {
  test.each([1, 7, 16, 64, 1024])('of %i bytes give the rows of the stream', async (size) => {
    const file = await fileOf(awkward);
    expect(await rowsFrom(file, 0, size)).toEqual(await streamed(file));
  });

  test('go on at the end of every block with the right lines', async () => {
    const file = await fileOf(awkward);
    const all = await streamed(file);
    for await (const { end } of readLineBlocks(file, { size: 20 })) {
      const rest = await rowsFrom(file, end, 30);
      expect(rest).toEqual(all.slice(all.length - rest.length));
    }
  });

  test('a line over 8 MB is reported and passed over', async () => {
    const file = await fileOf(
      `{"n":1}\n{"n":"${'x'.repeat(9_000_000)}"}\n{"n":"${'y'.repeat(20_000_000)}"}\n{"n":4}\n`,
    );
    expect(await rowsFrom(file, 0, 1 << 20)).toEqual([
      { line: 1, value: { n: 1 } },
      { line: 2, error: 'The row is longer than 8 MB.' },
      { line: 3, error: 'The row is longer than 8 MB.' },
      { line: 4, value: { n: 4 } },
    ]);
  });

  test('an empty file has no block', async () => {
    expect(await rowsFrom(await fileOf(''), 0, 64)).toEqual([]);
  });
});

describe('numbers in JSON keep what they say', () => {
  test.each([
    ['9007199254740993', '9007199254740993'],
    ['-9007199254740993', '-9007199254740993'],
    ['1e400', '1e400'],
    ['-1E+400', '-1E+400'],
    ['1e-400', '1e-400'],
    ['0.12345678901234567890', '0.12345678901234567890'],
    ['123456789.123456789123', '123456789.123456789123'],
    ['0.30000000000000004', 0.30000000000000004],
    ['0.1', 0.1],
    ['1.50', 1.5],
    ['1e3', 1000],
    ['0e-999', 0],
    ['9007199254740991', 9007199254740991],
  ])('%s', async (written, kept) => {
    const file = await fileOf(`{"answer":${written},"deep":{"list":[${written}]}}\n`);
    const value = { answer: kept, deep: { list: [kept] } };
    expect(await rowsFrom(file, 0, 64)).toEqual([{ line: 1, value }]);
    const array = await fileOf(`[{"answer":${written},"deep":{"list":[${written}]}}]`);
    const rows: FileRow[] = [];
    for await (const row of readRows({ path: array, name: 'a.json' })) rows.push(row);
    expect(rows).toEqual([{ line: 1, value }]);
  });
});
