import { createReadStream } from 'node:fs';
import type { SeedImport } from '#lib/db/generated/client.ts';
import { type Container, detectFile, type FileRow, readRows } from '#lib/storage/rows/index.ts';
import type { Ctx } from '../context.ts';
import { storageKey } from './upload.ts';

/** The file as a whole cannot be read. */
export class UnreadableFile extends Error {}

type StoredFile = Pick<SeedImport, 'id' | 'fileName' | 'byteSize'>;
type Progress = { bytesRead: number };

/** The rows of an uploaded file, with how far it was read. Throws UnreadableFile for one in no known container. */
export async function* readStoredRows(
  ctx: Ctx,
  found: StoredFile,
): AsyncGenerator<FileRow & { bytesRead: number }> {
  const path = await ctx.storage.localPath(storageKey(found.id));
  const container = await detectFile(path, found.fileName);
  if (typeof container === 'object') throw new UnreadableFile(container.error);
  const progress: Progress = { bytesRead: 0 };
  for await (const row of readRows(sourceOf(path, found.fileName, container, progress), container)) {
    yield { ...row, bytesRead: progress.bytesRead };
  }
}

/** Parquet is read by seeking; everything else as a stream whose bytes are counted. */
function sourceOf(path: string, name: string, container: Container, progress: Progress) {
  if (container === 'parquet') return { path, name };
  async function* counted() {
    for await (const chunk of createReadStream(path)) {
      progress.bytesRead += (chunk as Buffer).length;
      yield chunk as Uint8Array;
    }
  }
  return { stream: counted(), name };
}
