import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetWriteFile } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Container, detectContainer, type FileRow, readRows } from '#lib/storage/rows/index.ts';

async function collect(rows: AsyncIterable<FileRow>): Promise<FileRow[]> {
  const collected: FileRow[] = [];
  for await (const row of rows) collected.push(row);
  return collected;
}

/** Reads content as a stream cut into pieces of the given size, so that every boundary is met. */
function read(content: string | Buffer, name: string, container?: Container, piece = 7): Promise<FileRow[]> {
  const bytes = Buffer.from(content);
  async function* stream() {
    for (let i = 0; i < bytes.length; i += piece) yield bytes.subarray(i, i + piece);
  }
  return collect(readRows({ stream: stream(), name }, container));
}

const errorsOf = (rows: FileRow[]) => rows.flatMap((row) => ('error' in row ? [[row.line, row.error]] : []));
const valuesOf = (rows: FileRow[]) => rows.flatMap((row) => ('value' in row ? [[row.line, row.value]] : []));

describe('JSONL', () => {
  test('each line is a row; empty lines, CRLF and a byte order mark do no harm', async () => {
    const rows = await read('\ufeff{"a":1}\r\n\r\n{"a":"ü\\n"}\n  \n[2]', 'x.jsonl');
    expect(rows).toEqual([
      { line: 1, value: { a: 1 } },
      { line: 3, value: { a: 'ü\n' } },
      { line: 5, value: [2] },
    ]);
  });

  test('a line that cannot be read is reported with its number and the others are read', async () => {
    const content = Buffer.concat([
      Buffer.from('{"n":1}\nnot json\n{"n":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}\n{"n":4}\n{"n":"cut o'),
    ]);
    const rows = await read(content, 'x.jsonl', 'jsonl');
    expect(valuesOf(rows)).toEqual([
      [1, { n: 1 }],
      [4, { n: 4 }],
    ]);
    expect(errorsOf(rows)).toEqual([
      [2, expect.stringMatching(/^Not valid JSON: .*It begins: not json$/)],
      [3, 'The row is not valid UTF-8.'],
      [5, expect.stringMatching(/cut off/)],
    ]);
  });

  test('a line over 8 MB is passed over without being kept', async () => {
    const content = `{"n":1}\n{"n":"${'x'.repeat(9_000_000)}"}\n{"n":3}\n`;
    const rows = await read(content, 'x.jsonl', 'jsonl', 65_536);
    expect(rows).toEqual([
      { line: 1, value: { n: 1 } },
      { line: 2, error: 'The row is longer than 8 MB.' },
      { line: 3, value: { n: 3 } },
    ]);
  });

  test('numbers are kept exactly: what a double cannot hold stays as its digits', async () => {
    const [row] = await read(
      '{"big":9007199254740993,"huge":1e400,"plain":12,"half":0.5,"id":"1234567890123456789"}',
      'x.jsonl',
    );
    expect(row).toEqual({
      line: 1,
      value: { big: '9007199254740993', huge: '1e400', plain: 12, half: 0.5, id: '1234567890123456789' },
    });
  });

  test('a repeated key is an error, not a silent choice', async () => {
    const rows = await read(
      '{"a":1,"b":{"a":2},"a":3}\n{"a":"x,\\"a\\":1","b":[{"a":1},{"a":2}]}',
      'x.jsonl',
    );
    expect(errorsOf(rows)).toEqual([[1, 'The key "a" occurs twice.']]);
    expect(valuesOf(rows)).toHaveLength(1);
  });

  test('a __proto__ key never reaches a prototype', async () => {
    const [plain, escaped] = await read(
      '{"__proto__":{"isAdmin":true},"a":1}\n{"\\u005f_proto__":{"isAdmin":true}}',
      'x.jsonl',
    );
    for (const row of [plain!, escaped!]) {
      const value = 'value' in row ? (row.value as object) : {};
      expect(Object.getOwnPropertyNames(value)).not.toContain('__proto__');
      expect((Object.assign({}, value) as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    }
  });

  test('nesting of 20,000 levels is an error of that line', async () => {
    const rows = await read(`${'['.repeat(20_000)}${']'.repeat(20_000)}\n{"n":2}`, 'x.jsonl', 'jsonl', 1000);
    expect(errorsOf(rows)).toEqual([[1, expect.stringMatching(/nested/)]]);
    expect(valuesOf(rows)).toEqual([[2, { n: 2 }]]);
  });

  test('U+2028 inside a string is no line break', async () => {
    expect(await read('{"a":"x\u2028y"}', 'x.jsonl')).toEqual([{ line: 1, value: { a: 'x\u2028y' } }]);
  });
});

describe('JSON array', () => {
  test.each([1, 2, 3, 1000])('elements of any kind are rows, cut into pieces of %i bytes', async (piece) => {
    const content = '\ufeff [ {"a":"[\\"}]"},\n [1,{"b":2}] , "s,]\\\\" , 12 , true, null ] \n';
    const rows = await read(content, 'x.json', undefined, piece);
    expect(rows.map((row) => 'value' in row && row.value)).toEqual([
      { a: '["}]' },
      [1, { b: 2 }],
      's,]\\',
      12,
      true,
      null,
    ]);
    expect(rows.map((row) => row.line)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('a broken element is reported with its line in the file and the next ones are read', async () => {
    const content = '[\n  {"n": 1},\n  {"n": oops},\n  {"n": "never closed},\n  {"n": 4}\n  }, {"n": 5}\n]';
    const rows = await read(content, 'x.json');
    expect(errorsOf(rows)[0]).toEqual([2, expect.stringMatching(/line 3 of the file/)]);
    expect(valuesOf(rows)).toContainEqual([1, { n: 1 }]);
    expect(valuesOf(rows).at(-1)![1]).toEqual({ n: 5 });
  });

  test('a truncated array says so after its last whole element', async () => {
    expect(await read('[{"n":1},{"n":2', 'x.json')).toEqual([
      { line: 1, value: { n: 1 } },
      { line: 2, error: 'The file ends inside the element that begins in line 1.' },
    ]);
    expect(errorsOf(await read('[{"n":1},', 'x.json'))).toEqual([[2, expect.stringMatching(/cut off/)]]);
  });

  test('one pretty-printed object, or several, are rows', async () => {
    const one = JSON.stringify({ problem: 'p', level: 'Level 1' }, null, 2);
    expect(valuesOf(await read(`${one}\n${one}\n`, 'x.json'))).toHaveLength(2);
  });

  test('an element over 8 MB is passed over', async () => {
    const rows = await read(
      `[{"n":1},{"n":"${'x'.repeat(9_000_000)}"},{"n":3}]`,
      'x.json',
      undefined,
      65_536,
    );
    expect(rows.map((row) => ('error' in row ? row.error : row.value))).toEqual([
      { n: 1 },
      expect.stringMatching(/longer than 8 MB/),
      { n: 3 },
    ]);
  });
});

describe('CSV', () => {
  test('quoted cells hold delimiters, quotes and line breaks; rows carry the line where they begin', async () => {
    const content =
      '\ufeffquestion,answer\r\n"How much is 1,000 + 1?","say ""1,001"""\r\n\r\n"two\r\nlines",5\r\nlast,é';
    expect(await read(content, 'x.csv')).toEqual([
      { line: 2, value: { question: 'How much is 1,000 + 1?', answer: 'say "1,001"' } },
      { line: 4, value: { question: 'two\nlines', answer: '5' } },
      { line: 6, value: { question: 'last', answer: 'é' } },
    ]);
  });

  test.each([
    ['semicolons', 'a;b\n1;2,5\n'],
    ['tabs', 'a\tb\n1\t2,5\n'],
  ])('%s are recognised from the header', async (_, content) => {
    expect(valuesOf(await read(content, 'x.csv'))).toEqual([[2, { a: '1', b: '2,5' }]]);
  });

  test('each bad row is reported alone', async () => {
    const content = Buffer.concat([
      Buffer.from('a,b\n1,2\n3\n4,5,6\n7,b"ad"q\n8,'),
      Buffer.from([0xe9]),
      Buffer.from('\n9,"ok"\n10,"never closed\n11,fine\n'),
    ]);
    const rows = await read(content, 'x.csv');
    expect(valuesOf(rows)).toEqual([
      [2, { a: '1', b: '2' }],
      [7, { a: '9', b: 'ok' }],
      [9, { a: '11', b: 'fine' }],
    ]);
    expect(errorsOf(rows)).toEqual([
      [3, 'The row has 1 cells, the header 2.'],
      [4, 'The row has 3 cells, the header 2.'],
      [5, 'A quote in this row is out of place.'],
      [6, 'The row is not valid UTF-8.'],
      [8, 'A quote is opened in this row and never closed.'],
    ]);
  });

  test('a thousand rows keep their order and lines', async () => {
    const content = `n,square\n${Array.from({ length: 1000 }, (_, i) => `${i},${i * i}`).join('\n')}\n`;
    const rows = await read(content, 'x.csv', undefined, 1000);
    expect(rows).toHaveLength(1000);
    expect(rows[999]).toEqual({ line: 1001, value: { n: '999', square: '998001' } });
  });

  test('columns of one name are told apart; a column __proto__ is dropped', async () => {
    expect(await read('a,a,__proto__\n1,2,3', 'x.csv')).toEqual([
      { line: 2, value: { a: '1', 'a (2)': '2' } },
    ]);
  });
});

describe('Parquet', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rows-test-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const write = async (name: string) => {
    const path = join(folder, name);
    const problems = Array.from({ length: 25 }, (_, i) => `What is $${i} + 1$?`);
    await parquetWriteFile({
      filename: path,
      rowGroupSize: 10,
      columnData: [
        { name: 'problem', data: problems, type: 'STRING' },
        { name: 'level', data: problems.map((_, i) => BigInt(i)), type: 'INT64' },
        { name: 'big', data: problems.map(() => 9007199254740993n), type: 'INT64' },
        { name: 'messages', data: problems.map((p) => [{ role: 'user', content: p }]), type: 'JSON' },
      ],
    });
    return path;
  };

  test('rows of all groups are read in order, wide integers kept exactly', async () => {
    const rows = await collect(readRows({ path: await write('a.parquet') }));
    expect(rows).toHaveLength(25);
    expect(rows[24]).toEqual({
      line: 25,
      value: {
        problem: 'What is $24 + 1$?',
        level: 24,
        big: '9007199254740993',
        messages: [{ role: 'user', content: 'What is $24 + 1$?' }],
      },
    });
  });

  test('an uploaded stream reads the same, whatever its name', async () => {
    const path = await write('b.parquet');
    const rows = await collect(readRows({ stream: createReadStream(path), name: 'upload.bin' }));
    expect(rows).toEqual(await collect(readRows({ path })));
  });

  test('a damaged group costs its own rows only', async () => {
    const path = await write('c.parquet');
    const bytes = await readFile(path);
    bytes.fill(0xff, 4, 24);
    await writeFile(path, bytes);
    const rows = await collect(readRows({ path }));
    expect(errorsOf(rows)).toEqual([[1, expect.stringMatching(/^Rows 1–10 cannot be read/)]]);
    expect(valuesOf(rows).map(([line]) => line)).toEqual(Array.from({ length: 15 }, (_, i) => i + 11));
  });

  test('a file cut short is one clear error', async () => {
    const path = join(folder, 'd.parquet');
    await writeFile(path, 'PAR1 and nothing more');
    expect(await collect(readRows({ path }))).toEqual([
      { line: 1, error: expect.stringMatching(/^Not a readable Parquet file/) },
    ]);
  });
});

describe('the container is seen from the content, then the name', () => {
  test.each<[string, string, Container]>([
    ['{"a":1}\n{"a":2}', 'data.txt', 'jsonl'],
    ['{"a":1}\n{"a":2}', 'data.json', 'jsonl'],
    ['{\n  "a": 1\n}', 'data.json', 'json'],
    ['[{"a":1}]', 'data.json', 'json'],
    ['[{"a":1}]', 'data', 'json'],
    ['["q","a"]\n["r","b"]', 'data.jsonl', 'jsonl'],
    ['question,answer\n1,2', 'data.txt', 'csv'],
    ['question\nonly one column', 'data.csv', 'csv'],
    ['[x],y\n1,2', 'data.csv', 'csv'],
    ['PAR1....', 'data.jsonl', 'parquet'],
    ['', 'data.jsonl', 'jsonl'],
  ])('%j named %s is %s', (content, name, expected) => {
    expect(detectContainer(Buffer.from(content), name)).toBe(expected);
  });

  test('a compressed file says what to do', async () => {
    const rows = await read(Buffer.from([0x1f, 0x8b, 8, 0]), 'data.jsonl.gz');
    expect(rows).toEqual([{ line: 1, error: expect.stringMatching(/gzip: unpack/) }]);
  });

  test('an empty file has no rows', async () => {
    expect(await read('', 'x.jsonl')).toEqual([]);
    expect(await read('', 'x.csv')).toEqual([]);
  });
});
