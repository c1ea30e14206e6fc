import { z } from 'zod';
import { overviewCounts } from '#lib/db/queries/overview.ts';
import { projectVerb } from '../verb.ts';
import { overviewMemory } from './overview-memory.ts';

const remembered = overviewMemory(() => performance.now());

export const getOverview = projectVerb(
  {
    name: 'projects.overview',
    summary: 'Shows how many there are at each stage, and the newest version',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const [counts, newest] = await Promise.all([
      remembered(ctx.project.id, () => overviewCounts(ctx.db, ctx.project.id)),
      ctx.db.datasetVersion.findFirst({
        where: { projectId: ctx.project.id },
        orderBy: { number: 'desc' },
        select: { id: true, number: true, name: true, rowCount: true, frozenAt: true },
      }),
    ]);
    return { ...counts, reviewed: counts.accepted + counts.rejected, newest };
  },
);

export type Overview = Awaited<ReturnType<typeof getOverview>>;
