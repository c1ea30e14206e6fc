import { z } from 'zod';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import type { ProjectCtx } from '../context.ts';
import { methodTitle } from '../generate/run/method-of.ts';
import { projectVerb } from '../verb.ts';

const mostShown = 100;
const mostCounted = 10_000;

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
    const [variants, variantCount, previous, next] = await Promise.all([
      descendantsOf(ctx, found.id),
      ctx.db.variant.count({ where: { seedId: found.id }, take: mostCounted }),
      neighbour(ctx, { lt: found.seq }, 'desc'),
      neighbour(ctx, { gt: found.seq }, 'asc'),
    ]);
    return { ...found, seq: Number(found.seq), variants, variantCount, previous, next };
  },
);

/** The oldest variants, and with each one all that it descends from: a parent is always older than its children. */
async function descendantsOf(ctx: ProjectCtx, seedId: string) {
  const rows = await ctx.db.variant.findMany({
    where: { seedId },
    orderBy: { seq: 'asc' },
    take: mostShown,
    select: {
      ...{ id: true, seq: true, parentId: true, hop: true, method: true, problem: true },
      ...{ answer: true, status: true, checkState: true },
    },
  });
  return rows.map((row) => ({ ...row, seq: Number(row.seq), methodTitle: methodTitle(row.method) }));
}

async function neighbour(
  ctx: ProjectCtx,
  seq: { lt: bigint } | { gt: bigint },
  direction: 'asc' | 'desc',
): Promise<string | null> {
  const where = { projectId: ctx.project.id, seq };
  const found = await ctx.db.seed.findFirst({ where, orderBy: { seq: direction }, select: { id: true } });
  return found?.id ?? null;
}
