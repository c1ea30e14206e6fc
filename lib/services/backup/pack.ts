import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { Measured } from '#lib/storage/measured.ts';

export type Held = { bytes: number; sha256: string };

const newline = 10;

/** Passes lines on and counts them: one each row, for COPY writes a line break within a row as two characters. */
function lineCounter(seen: (bytes: number) => void) {
  let lines = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) lines += 1;
      seen(chunk.length);
      done(null, chunk);
    },
  });
  return { stream, lines: () => lines };
}

export type Watch = { signal?: AbortSignal | undefined; seen?: (bytes: number) => void };

/** Packs rows into a file; what it holds is on the disk when this ends. */
export async function packRows(
  rows: Readable,
  file: string,
  { signal, seen = () => {} }: Watch,
): Promise<Held & { rows: number }> {
  const counter = lineCounter(seen);
  const measured = new Measured();
  await openFolderOf(file);
  await pipeline(
    rows,
    counter.stream,
    createZstdCompress(),
    (packed: AsyncIterable<Uint8Array>) => measured.pass(packed),
    createWriteStream(file, { mode: 0o600, flush: true }),
    { signal },
  );
  return { ...measured.result(), rows: counter.lines() };
}

/** Sends the rows of a packed file into the stream, or nowhere, to see whether they are all there. */
export async function unpackRows(
  file: string,
  into: Writable | null,
  { signal, seen = () => {} }: Watch,
): Promise<Held & { rows: number }> {
  const counter = lineCounter(seen);
  const measured = new Measured();
  await pipeline(
    Readable.from(measured.pass(createReadStream(file)), { objectMode: false }),
    createZstdDecompress(),
    counter.stream,
    into ?? nowhere(),
    { signal },
  );
  return { ...measured.result(), rows: counter.lines() };
}

/** Copies a file as it is. */
export async function copyFile(from: string, to: string, { signal, seen = () => {} }: Watch): Promise<Held> {
  const measured = new Measured();
  await openFolderOf(to);
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen(chunk.length);
      done(null, chunk);
    },
  });
  const content = Readable.from(measured.pass(createReadStream(from)), { objectMode: false });
  await pipeline(content, counted, createWriteStream(to, { mode: 0o600, flush: true }), { signal });
  return measured.result();
}

export async function measureFile(file: string, { signal, seen = () => {} }: Watch = {}): Promise<Held> {
  const measured = new Measured();
  for await (const chunk of measured.pass(createReadStream(file, { signal }))) seen(chunk.length);
  return measured.result();
}

const openFolderOf = (file: string) => mkdir(path.dirname(file), { recursive: true, mode: 0o700 });

function nowhere() {
  return new Transform({
    transform(_chunk, _encoding, done) {
      done();
    },
  }).resume();
}
