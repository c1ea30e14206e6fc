import { createReadStream } from 'node:fs';
import type { SeedImport } from '#lib/db/generated/client.ts';
import { parseRow } from '#lib/domain/seeds/parse-import.ts';
import { ColumnMapping } from '#lib/domain/seeds/requests.ts';
import type { ParsedSeed } from '#lib/domain/seeds/schema.ts';
import { type Container, detectFile, type FileRow, readRows } from '#lib/storage/rows/index.ts';
import type { Ctx } from '../context.ts';
import type { ChunkRow, RowProblem } from './store-chunk.ts';
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

/** The rows of an import behind the first `skip`, each as a seed or as what is wrong with it. */
export async function* readImport(ctx: Ctx, found: SeedImport, skip: number): AsyncGenerator<ChunkRow> {
  const mapping = found.mapping === null ? null : ColumnMapping.parse(found.mapping);
  let passed = 0;
  for await (const row of readStoredRows(ctx, found)) {
    passed += 1;
    if (passed > skip) yield { ...readRow(found.format ?? 'custom', mapping, row), bytesRead: row.bytesRead };
  }
}

type ReadRow =
  | { line: number; seed: ParsedSeed; problems?: undefined }
  | { line: number; problems: RowProblem[]; seed?: undefined };

/** One row of a file as a seed, or its problems. */
export function readRow(format: string, mapping: ColumnMapping | null, row: FileRow): ReadRow {
  const { line } = row;
  if ('error' in row) return { line, problems: [{ line, field: null, message: row.error }] };
  const parsed = parseRow(format, mapping, row.value, line);
  if ('seed' in parsed) return { line, seed: parsed.seed };
  return {
    line,
    problems: parsed.problems.map(({ field, message }) => ({ line, field: field ?? null, message })),
  };
}
