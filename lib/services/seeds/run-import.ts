import { poolOf } from '#lib/db/client.ts';
import type { SeedImport } from '#lib/db/generated/client.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../context.ts';
import { readImport, UnreadableFile } from './read-import.ts';
import { type ChunkRow, storeChunk } from './store-chunk.ts';
import { storageKey } from './upload.ts';

/** Rows of one transaction. */
const chunkRows = 5_000;

/**
 * The job "seeds.import": reads the stored file into the project, chunk by chunk. Run again after a crash it goes on
 * behind the last whole chunk; a cancelled or finished import is left as it is.
 */
export async function runImport(ctx: Ctx, importId: string): Promise<void> {
  await ctx.db.seedImport.updateMany({
    where: { id: importId, status: 'queued' },
    data: { status: 'running' },
  });
  const found = await ctx.db.seedImport.findUnique({ where: { id: importId } });
  if (found?.status === 'running') await readFile(ctx, found);
  await removeFile(ctx, importId);
}

/** A file that was read to its end serves nothing any more: its rows, its hash and its rejects are in the database. */
async function removeFile(ctx: Ctx, importId: string) {
  const now = await ctx.db.seedImport.findUnique({ where: { id: importId }, select: { status: true } });
  if (now && ['done', 'failed', 'cancelled'].includes(now.status))
    await ctx.storage.remove(storageKey(importId));
}

async function readFile(ctx: Ctx, found: SeedImport) {
  try {
    if (await storeRows(ctx, found)) await finish(ctx, found, { status: 'done' });
  } catch (error) {
    // Only what lies in the file is final; a lost connection is for the queue to try again.
    if (!(error instanceof UnreadableFile)) throw error;
    await finish(ctx, found, { status: 'failed', error: error.message });
  }
}

async function storeRows(ctx: Ctx, found: SeedImport): Promise<boolean> {
  const chunk: ChunkRow[] = [];
  let at = found.rowsRead;
  let bytes = Number(found.bytesRead);
  const flush = async () => {
    const stored = await storeChunk(poolOf(ctx.db), found, { from: at, bytesRead: bytes, rows: chunk, ctx });
    at += chunk.length;
    chunk.length = 0;
    return stored;
  };
  for await (const row of readImport(ctx, found, at)) {
    chunk.push(row);
    bytes = row.bytesRead;
    if (chunk.length >= chunkRows && !(await flush())) return false;
  }
  bytes = Number(found.byteSize);
  return flush();
}

async function finish(ctx: Ctx, found: SeedImport, end: { status: 'done' | 'failed'; error?: string }) {
  await ctx.db.$transaction(async (tx) => {
    const ended = await tx.seedImport.updateMany({
      where: { id: found.id, status: 'running' },
      data: { ...end, finishedAt: ctx.now() },
    });
    if (ended.count === 0) return;
    const { rowsRead, rowsAdded, rowsDuplicate, rowsRejected, projectId } =
      await tx.seedImport.findUniqueOrThrow({
        where: { id: found.id },
      });
    const after = { ...end, rowsRead, rowsAdded, rowsDuplicate, rowsRejected };
    const project = { id: projectId, slug: '', name: '' };
    await audit(
      tx,
      { ...ctx, project, role: 'owner' },
      { action: 'seeds.import', target: `import ${found.id}`, after },
    );
  });
}
