import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import { ExportRequest } from '#lib/domain/versions/export-options.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../../audit.ts';
import { userIdOf } from '../../by-whom.ts';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { nameOf, readOptions } from './export-file.ts';
import { exportPlace, freshExport, isGood } from './export-place.ts';
import { viewExport } from './view-export.ts';

export const startExport = projectVerb(
  {
    name: 'versions.export-file',
    summary: 'Writes a version into a file to download, in the background; what is there already is found.',
    kind: 'command',
    capability: 'read',
    input: z.object({ version: VersionRef }).extend(ExportRequest.shape),
  },
  async (ctx, { version: ref, ...asked }) => {
    const version = await findVersion(ctx, ref);
    const options = readOptions(asked, version.kind);
    const place = exportPlace(version.id, options);
    return ctx.db.$transaction(async (tx) => {
      const before = await tx.versionExport.findUnique({ where: place.where });
      if (before && isGood(before)) return { ...viewExport(before), found: true };
      const fresh = {
        ...freshExport(version.rowCount),
        ...{ createdById: userIdOf(ctx), createdAt: ctx.now() },
      };
      const made = before
        ? await tx.versionExport.update({
            where: { id: before.id },
            data: fresh,
          })
        : await tx.versionExport.create({
            data: {
              ...fresh,
              ...place.made,
              fileName: nameOf({ ...ctx, version }, options),
            },
          });
      await enqueue(tx as Tx, 'versions.export', { exportId: made.id });
      const target = `version ${version.id}`;
      await audit(tx, ctx, {
        action: 'versions.export-file',
        target,
        before: null,
        after: { export: made.id, ...place.made.options },
      });
      return { ...viewExport(made), found: false };
    });
  },
);
