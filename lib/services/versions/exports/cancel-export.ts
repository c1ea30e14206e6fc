import { precondition } from '#lib/domain/errors.ts';
import { audit } from '../../audit.ts';
import { projectVerb } from '../../verb.ts';
import { findVersion } from '../summarize.ts';
import { ExportRef, findExport, underWay } from './view-export.ts';

export const cancelExport = projectVerb(
  {
    name: 'versions.cancel-export',
    summary: 'Stops an export that is on its way; no part of its file is kept.',
    kind: 'command',
    capability: 'read',
    input: ExportRef,
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    return ctx.db.$transaction(async (tx) => {
      const { id, status } = await findExport(tx, version.id, input.export);
      const { count } = await tx.versionExport.updateMany({
        where: { id, status: underWay },
        data: { status: 'cancelled', finishedAt: ctx.now() },
      });
      if (count === 0) throw precondition(`This export has ended: it is ${status}.`);
      await audit(tx, ctx, {
        action: 'versions.cancel-export',
        target: `export ${id}`,
        before: { status },
        after: { status: 'cancelled' },
      });
      return { export: id, status: 'cancelled' as const };
    });
  },
);
