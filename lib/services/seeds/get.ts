import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';

export const getSeed = projectVerb(
  {
    name: 'seeds.show',
    summary: 'Shows one seed, its source, and how many variants it has.',
    kind: 'query',
    capability: 'read',
    input: z.object({ seed: Id.describe('The seed') }),
  },
  async (ctx, input) => {
    const found = await ctx.db.seed.findFirst({
      where: { id: input.seed, projectId: ctx.project.id },
      include: {
        import: {
          select: { id: true, fileName: true, fileHash: true, format: true, sourceName: true, licence: true },
        },
      },
    });
    if (!found) throw notFound('This seed');
    const [variants, previous, next] = await Promise.all([
      ctx.db.variant.findMany({
        where: { seedId: found.id },
        orderBy: { seq: 'desc' },
        take: 50,
        select: { id: true, method: true, problem: true, answer: true, status: true, checkState: true },
      }),
      neighbour(ctx, { lt: found.seq }, 'desc'),
      neighbour(ctx, { gt: found.seq }, 'asc'),
    ]);
    return { ...found, seq: Number(found.seq), variants, previous, next };
  },
);

async function neighbour(
  ctx: ProjectCtx,
  seq: { lt: bigint } | { gt: bigint },
  direction: 'asc' | 'desc',
): Promise<string | null> {
  const where = { projectId: ctx.project.id, seq };
  const found = await ctx.db.seed.findFirst({ where, orderBy: { seq: direction }, select: { id: true } });
  return found?.id ?? null;
}
