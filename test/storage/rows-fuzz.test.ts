import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Container, containers, type FileRow, readRows } from '#lib/storage/rows/index.ts';
import { readParquet } from '#lib/storage/rows/parquet-apart.ts';
import { anyJson, anyText, fuzz } from '#test/support/fuzz.ts';

async function read(bytes: Uint8Array, container: Container | undefined, piece: number): Promise<FileRow[]> {
  async function* stream() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  const rows: FileRow[] = [];
  for await (const row of readRows({ stream: stream(), name: 'x' }, container)) rows.push(row);
  return rows;
}

const textContainers = containers.filter((one) => one !== 'parquet');
const piece = fc.constantFrom(1, 7, 64, 65_536);
/** What no reader may let into a value: it would go on into objects. */
const isSafe = (value: unknown): boolean =>
  typeof value !== 'object' || value === null
    ? true
    : !Object.hasOwn(value, '__proto__') && Object.values(value).every(isSafe);

describe('any bytes', () => {
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 30 }),
    anyText.map((text) => Buffer.from(text)),
    anyJson.map((value) => Buffer.from(JSON.stringify(value))),
    fc.constantFrom(
      ...['{', '}', '[', ']', ',', ':', '"', '""', '\n', '\r\n', '\\', ';', '\t', '1e999', '-'].map((one) =>
        Buffer.from(one),
      ),
    ),
  );
  const bytes = fc.array(part, { maxLength: 30 }).map((parts) => Buffer.concat(parts));

  test.each([...textContainers, undefined])(
    'as %s are rows and errors, each with a line, in order',
    async (container) => {
      await fc.assert(
        fc.asyncProperty(bytes, piece, async (content, size) => {
          const rows = await read(content, container, size);
          for (const [at, row] of rows.entries()) {
            expect(row.line).toBeGreaterThanOrEqual(rows[at - 1]?.line ?? 1);
            if ('error' in row) expect(row.error.length).toBeGreaterThan(5);
            else expect(isSafe(row.value)).toBe(true);
          }
        }),
        fuzz(150),
      );
    },
  );
});

describe('between two good rows, whatever stands', () => {
  const noise = fc
    .oneof(
      fc.uint8Array({ maxLength: 60 }),
      anyText.map((text) => Buffer.from(text)),
    )
    .map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 0x0a && byte !== 0x22)));
  const good = { question: 'What is 1 + 1?', answer: '#### 2' };

  test('in a line of JSONL, both are read', async () => {
    const line = Buffer.from(`${JSON.stringify(good)}\n`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(noise, fc.constant(Buffer.from('{"a":"'))), piece, async (bad, size) => {
        const rows = await read(Buffer.concat([line, bad, Buffer.from('\n'), line]), 'jsonl', size);
        const values = rows.flatMap((row) => ('value' in row ? [row.value] : []));
        expect(values[0]).toEqual(good);
        expect(values.at(-1)).toEqual(good);
        expect(rows.at(-1)?.line).toBe(3);
      }),
      fuzz(200),
    );
  });

  test('in a line of CSV, both are read', async () => {
    await fc.assert(
      fc.asyncProperty(noise, piece, async (bad, size) => {
        const content = Buffer.concat([
          Buffer.from('question,answer\none,1\n'),
          bad,
          Buffer.from('\ntwo,2\n'),
        ]);
        const rows = await read(content, 'csv', size);
        const values = rows.flatMap((row) => ('value' in row ? [row.value] : []));
        expect(values[0]).toEqual({ question: 'one', answer: '1' });
        expect(values.at(-1)).toEqual({ question: 'two', answer: '2' });
      }),
      fuzz(200),
    );
  });
});

test('what was written as JSONL is read as it was, a value of any shape on one line', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.dictionary(fc.stringMatching(/^[a-z\u2028"\\]{1,6}$/), fc.string({ unit: 'grapheme' })), {
        maxLength: 5,
      }),
      async (values) => {
        const content = Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
        const rows = await read(content, 'jsonl', 13);
        expect(rows.map((row) => 'value' in row && row.value)).toEqual(values);
      },
    ),
    fuzz(100),
  );
});

describe('a Parquet file with bytes of any kind in it', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rows-fuzz-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const texts = Array.from({ length: 40 }, (_, at) => `What is $${at} + 1$?`);
  const whole = Buffer.from(
    parquetWriteBuffer({
      rowGroupSize: 10,
      columnData: [
        { name: 'problem', data: texts, type: 'STRING' },
        { name: 'level', data: texts.map((_, at) => BigInt(at)), type: 'INT64' },
      ],
    }),
  );

  test('is read as far as it can be, and never ends the reader', async () => {
    const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Buffer.from(whole);
        for (const { at, byte } of changes) bytes[at] = byte;
        const path = join(folder, 'x.parquet');
        await writeFile(path, bytes);
        for await (const row of readParquet(path, { heapMb: 128, silenceMs: 20_000 })) {
          if ('error' in row) expect(row.error.length).toBeGreaterThan(5);
          else expect(isSafe(row.value)).toBe(true);
        }
      }),
      // Each one is a process.
      fuzz(6),
    );
  }, 120_000);
});
