import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Container } from './container.ts';
import { detectContainer } from './container.ts';
import { readCsv } from './csv.ts';
import { readJsonArray } from './json-array.ts';
import { readJsonl } from './jsonl.ts';
import { readParquet } from './parquet-apart.ts';
import type { ByteStream, FileRow } from './row.ts';

export type { Container } from './container.ts';
export { containers, detectContainer } from './container.ts';
export { LINE_BLOCK, type LineBlock, readLineBlocks, rowsOfLines } from './line-blocks.ts';
export type { ByteStream, FileRow } from './row.ts';
export { LONGEST_ROW } from './row.ts';

/** A file on disk, or bytes as they arrive; `name` serves to guess the container by its extension. */
export type RowSource = { path: string; name?: string } | { stream: ByteStream; name: string };

/**
 * The rows of a file one by one, in order, with flat memory. The container is recognised from the content,
 * then the name, unless it is given. Rows that cannot be read come as errors with their line and the reading
 * goes on; only an error of the disk or of the stream itself is thrown.
 */
export async function* readRows(source: RowSource, container?: Container): AsyncGenerator<FileRow> {
  const { head, stream } = await peek('path' in source ? createReadStream(source.path) : source.stream);
  const name = source.name ?? ('path' in source ? source.path : '');
  const found = container ?? detectContainer(head, name);
  if (typeof found === 'object') {
    await close(stream);
    yield { line: 1, error: found.error };
  } else if (found !== 'parquet') yield* readers[found](withoutMark(stream));
  else if ('path' in source) {
    await close(stream);
    yield* readParquet(source.path);
  } else yield* viaFile(stream, readParquet);
}

/** The container of a source on disk, judged as `readRows` judges it. */
export async function detectFile(path: string, name = path): Promise<Container | { error: string }> {
  const { head, stream } = await peek(createReadStream(path));
  await close(stream);
  return detectContainer(head, name);
}

const readers = { jsonl: readJsonl, json: readJsonArray, csv: readCsv };

const HEAD = 64 * 1024;

/** Reads ahead up to 64 kB and gives the whole stream back with what was read. */
async function peek(source: ByteStream): Promise<{ head: Buffer; stream: AsyncGenerator<Uint8Array> }> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < HEAD) {
    const next = await iterator.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
  }
  async function* replay() {
    try {
      yield* chunks.splice(0);
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  const stream = replay();
  return { head: Buffer.concat(chunks, Math.min(length, HEAD)), stream };
}

/** Ends a stream early, whether or not reading from it has begun. */
async function close(stream: AsyncGenerator<Uint8Array>): Promise<void> {
  await stream.next();
  await stream.return(undefined);
}

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

async function* withoutMark(stream: ByteStream): AsyncGenerator<Uint8Array> {
  let held = Buffer.alloc(0);
  let decided = false;
  for await (const chunk of stream) {
    if (decided) yield chunk;
    else {
      held = Buffer.concat([held, chunk]);
      if (held.length < MARK.length) continue;
      decided = true;
      yield held.subarray(0, MARK.length).equals(MARK) ? held.subarray(MARK.length) : held;
    }
  }
  if (!decided && held.length > 0) yield held;
}

/** Parquet is read from its end, so a stream is first written to a temporary file. */
async function* viaFile(
  stream: ByteStream,
  read: (path: string) => AsyncGenerator<FileRow>,
): AsyncGenerator<FileRow> {
  const folder = await mkdtemp(join(tmpdir(), 'corollary-rows-'));
  const path = join(folder, 'rows');
  try {
    await pipeline(Readable.from(stream), createWriteStream(path, { mode: 0o600 }));
    yield* read(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
