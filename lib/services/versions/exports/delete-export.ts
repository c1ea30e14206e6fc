import { precondition } from '#lib/domain/errors.ts';
import { audit } from '../../audit.ts';
import { projectVerb } from '../../verb.ts';
import { findVersion } from '../summarize.ts';
import { ExportRef, exportKey, findExport, underWay } from './view-export.ts';

export const deleteExport = projectVerb(
  {
    name: 'versions.delete-export',
    summary: 'Deletes an exported file; the version stays, and the same export gives the same bytes again.',
    kind: 'command',
    capability: 'freeze',
    input: ExportRef,
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const { id, fileName } = await ctx.db.$transaction(async (tx) => {
      const found = await findExport(tx, version.id, input.export);
      const { count } = await tx.versionExport.deleteMany({
        where: { id: found.id, NOT: { status: underWay } },
      });
      if (count === 0) throw precondition('This export is on its way. Cancel it first.');
      const before = { fileName: found.fileName, sha256: found.sha256 };
      await audit(tx, ctx, {
        action: 'versions.delete-export',
        target: `export ${found.id}`,
        before,
        after: null,
      });
      return found;
    });
    await ctx.storage.remove(exportKey(id));
    return { export: id, fileName };
  },
);
