import type { SeedImport } from '#lib/db/generated/client.ts';
import { detectFile, type FileRow, LINE_BLOCK, readLineBlocks } from '#lib/storage/rows/index.ts';
import type { Ctx } from '../../context.ts';
import { readStoredRows, UnreadableFile } from '../read-stored-rows.ts';
import { storageKey } from '../upload.ts';
import type { Block } from './draft-block.ts';

/** Rows that are sent to be validated together, where the file is no JSONL. */
const rowsOfBlock = 500;

/**
 * The stored file behind what an import has read so far. Lines of JSON come unparsed, a file in another container row by
 * row: those are found by reading from the start.
 */
export async function* readBlocks(
  ctx: Ctx,
  found: SeedImport,
  options: { blockBytes?: number; space?: () => ArrayBuffer | undefined },
): AsyncGenerator<Block> {
  const path = await ctx.storage.localPath(storageKey(found.id));
  const container = await detectFile(path, found.fileName);
  if (typeof container === 'object') throw new UnreadableFile(container.error);
  // An import that an earlier version of the studio began does not know at which line it stands.
  const unmarked = found.phase === null && found.rowsRead > 0;
  if (container !== 'jsonl' || unmarked) return yield* rowBlocks(ctx, found);
  const { blockBytes: size = LINE_BLOCK, space } = options;
  for await (const lines of readLineBlocks(path, { start: Number(found.bytesRead), size, space }))
    yield { lines, end: lines.end };
}

async function* rowBlocks(ctx: Ctx, found: SeedImport): AsyncGenerator<Block> {
  let rows: FileRow[] = [];
  let passed = 0;
  let end = 0;
  for await (const { bytesRead, ...row } of readStoredRows(ctx, found)) {
    passed += 1;
    if (passed <= found.rowsRead) continue;
    rows.push(row);
    end = bytesRead;
    if (rows.length < rowsOfBlock) continue;
    yield { rows, end };
    rows = [];
  }
  if (rows.length > 0) yield { rows, end };
}
