import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Download } from '#lib/services/download.ts';

/** Writes to standard output, or to a file, which is there whole or not at all. */
export async function writeContent(out: string, content: AsyncIterable<string | Uint8Array>): Promise<void> {
  if (out === '-') return pipeline(Readable.from(content), process.stdout, { end: false });
  const partial = `${out}.partial`;
  try {
    await pipeline(Readable.from(content), createWriteStream(partial, { flush: true }));
    await rename(partial, out);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Writes what a verb gives as a file; what it tells of it is printed where a file was written. */
export async function writeDownload({ fileName, lines }: Download, out = '-') {
  const head = fileName.endsWith('.csv') ? 1 : 0;
  let written = 0;
  async function* counted() {
    for await (const line of lines) {
      written += 1;
      yield line;
    }
  }
  await writeContent(out, counted());
  return out === '-' ? undefined : { file: out, rows: written - head };
}
