import { z } from 'zod';
import { liveServerStates } from '#lib/domain/servers/states.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { modelView } from './view.ts';

export const listModels = projectVerb(
  {
    name: 'models.list',
    summary: 'Lists the models of a project and how their latest batch went; their keys are never shown.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const found = await ctx.db.modelEndpoint.findMany({
      where: {
        projectId: ctx.project.id,
        // Those of servers that have ended are kept for what refers to them, and can be asked no more.
        OR: [{ server: null }, { server: { state: { in: liveServerStates } } }],
      },
      orderBy: { name: 'asc' },
      include: { server: { select: { number: true, state: true } } },
    });
    const items = await Promise.all(
      found.map(async ({ server, ...one }) => ({
        ...{ ...modelView(one), server },
        latest: await latestBatch(ctx, one.id),
      })),
    );
    return { items };
  },
);

/** How the newest batch that asked this model went, from the batch's own ledger; null where none did. */
async function latestBatch(ctx: ProjectCtx, endpointId: string) {
  const found = await ctx.db.batch.findFirst({
    where: { projectId: ctx.project.id, arms: { some: { endpointId } }, startedAt: { not: null } },
    orderBy: { seq: 'desc' },
    select: { id: true, name: true, callsAnswered: true, callsFailed: true, startedAt: true, error: true },
  });
  if (!found?.startedAt) return null;
  const { id, name, callsAnswered, callsFailed, startedAt, error } = found;
  return { batch: id, name, calls: callsAnswered + callsFailed, failed: callsFailed, startedAt, error };
}
