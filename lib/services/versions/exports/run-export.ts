import type { VersionExport } from '#lib/db/generated/client.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { ExportOptions } from '#lib/domain/versions/export-options.ts';
import type { Ctx } from '../../context.ts';
import { exportFile, type Looked } from './export-file.ts';
import { exportKey } from './view-export.ts';

/** The export was cancelled or deleted: nothing of it is kept. */
class ExportCancelled extends Error {}

const secondsBetweenWrites = 0.5;
/** Rows between two looks at the clock. */
const rowsOfLook = 500;

/** The job "versions.export": one that was broken off begins anew; the file is there whole or not at all. */
export async function runExport(ctx: Ctx, exportId: string, stopping: AbortSignal): Promise<void> {
  await ctx.db.versionExport.updateMany({
    where: { id: exportId, status: 'queued' },
    data: { status: 'running', startedAt: ctx.now() },
  });
  const found = await ctx.db.versionExport.findUnique({ where: { id: exportId } });
  if (found?.status !== 'running') return;
  try {
    await write(ctx, found, stopping);
  } catch (error) {
    if (error instanceof ExportCancelled) return;
    // What the studio can say in words will not pass by trying again; a lost connection may.
    if (!(error instanceof StudioError)) throw error;
    await ctx.db.versionExport.updateMany({
      where: { id: exportId, status: 'running' },
      data: { status: 'failed', error: error.message, finishedAt: ctx.now() },
    });
  }
}

async function write(ctx: Ctx, found: VersionExport, stopping: AbortSignal): Promise<void> {
  const counts = { rows: 0, records: 0 };
  const tell = progressOf(ctx, found.id, stopping);
  const looked: Looked = (rows, records) => {
    counts.rows = rows;
    counts.records = records;
    return rows % rowsOfLook === 0 ? tell(rows) : undefined;
  };
  const options = ExportOptions.parse(found.options);
  const content = exportFile(ctx, found.versionId, options, looked);
  const { bytes, sha256 } = await ctx.storage.write(exportKey(found.id), content);
  const ended = await ctx.db.versionExport.updateMany({
    where: { id: found.id, status: 'running' },
    data: {
      ...{ status: 'done', bytes, sha256, records: counts.records, rowsDone: counts.rows },
      finishedAt: ctx.now(),
    },
  });
  if (ended.count > 0) return;
  // Cancelled or deleted meanwhile; or another has written the same bytes to the same place.
  const now = await ctx.db.versionExport.findUnique({ where: { id: found.id }, select: { status: true } });
  if (now?.status !== 'done') await ctx.storage.remove(exportKey(found.id));
}

function progressOf(
  ctx: Ctx,
  id: string,
  stopping: AbortSignal,
): (rows: number) => Promise<void> | undefined {
  let written = 0;
  return (rows) => {
    if (stopping.aborted) throw new Error('The worker stops; the export begins again with its next start.');
    const time = ctx.now().getTime();
    if (time - written < secondsBetweenWrites * 1000) return undefined;
    written = time;
    return ctx.db.versionExport
      .updateMany({ where: { id, status: 'running' }, data: { rowsDone: rows } })
      .then(({ count }) => {
        if (count === 0) throw new ExportCancelled();
      });
  };
}
