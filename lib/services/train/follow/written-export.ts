import type { Readable } from 'node:stream';
import { precondition } from '#lib/domain/errors.ts';
import { type ExportOptions, plainOptions } from '#lib/domain/versions/export-options.ts';
import { nameOf } from '../../versions/exports/export-file.ts';
import { exportPlace, freshExport, isGood } from '../../versions/exports/export-place.ts';
import { runExport } from '../../versions/exports/run-export.ts';
import { exportKey } from '../../versions/exports/view-export.ts';
import type { Material } from './launch-of.ts';

type Written = { bytes: number; sha256: string; records: number; open: () => Promise<Readable> };

/** The version in a file of these options: the one that was exported before, or written now. */
export async function writtenExport(
  { ctx, version, project }: Material,
  asked: ExportOptions,
): Promise<Written> {
  const options = plainOptions(asked);
  const place = exportPlace(version.id, options);
  const fresh = freshExport(version.rowCount);
  const made = await ctx.db.versionExport.upsert({
    where: place.where,
    create: { ...fresh, ...place.made, fileName: nameOf({ project, version }, options) },
    update: {},
  });
  if (!isGood(made)) await ctx.db.versionExport.update({ where: { id: made.id }, data: fresh });
  if (made.status !== 'done') await runExport(ctx, made.id, ctx.stopping ?? new AbortController().signal);
  const done = await ctx.db.versionExport.findUnique({ where: { id: made.id } });
  if (done?.status !== 'done' || done.bytes === null || done.sha256 === null) {
    throw precondition(`The data could not be written: ${done?.error ?? 'its export was deleted meanwhile'}`);
  }
  const open = () => ctx.storage.read(exportKey(made.id));
  return { bytes: Number(done.bytes), sha256: done.sha256, records: done.records ?? 0, open };
}
