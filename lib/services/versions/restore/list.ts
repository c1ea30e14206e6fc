import { z } from 'zod';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';

/** The newest of them: those before are in the audit trail. */
const most = 20;

export const listRestores = projectVerb(
  {
    name: 'versions.restores',
    summary:
      'Lists when a version was made the working state, what that changed, and whether it was taken back.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const found = await ctx.db.versionRestore.findMany({
      where: { projectId: ctx.project.id, versionId: version.id },
      orderBy: { seq: 'desc' },
      take: most,
    });
    const newest = await ctx.db.versionRestore.findFirst({
      where: { projectId: ctx.project.id, undoneAt: null },
      orderBy: { seq: 'desc' },
    });
    const items = found.map(({ id, counts, byLabel, at, undoneAt, undoneLabel, kept }) => ({
      ...{ id, counts: Counts.parse(counts), by: byLabel, at, undoneAt, undoneBy: undoneLabel, kept },
      /** Restores are taken back from the newest on. */
      canUndo: id === newest?.id,
    }));
    return { items };
  },
);

const Counts = z.object({
  accepted: z.number(),
  texts: z.number(),
  made: z.number(),
  released: z.number(),
  left: z.number(),
});
