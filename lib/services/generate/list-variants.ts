import type { Prisma } from '#lib/db/generated/client.ts';
import { VariantFilter } from '#lib/domain/generate/schema.ts';
import { cappedCount } from '../capped-count.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';

export const listVariants = projectVerb(
  {
    name: 'generate.variants',
    summary: 'Lists the variants of a project.',
    kind: 'query',
    capability: 'read',
    input: VariantFilter,
  },
  async (ctx, { after, limit, order, ...filter }) => {
    const where = variantWhere(ctx, filter);
    const beyond = order === 'oldest' ? { gt: after } : { lt: after };
    const [found, total] = await Promise.all([
      ctx.db.variant.findMany({
        where: { AND: [where, after === undefined ? {} : { seq: beyond }] },
        orderBy: { seq: order === 'oldest' ? 'asc' : 'desc' },
        take: limit + 1,
        select: {
          ...{ id: true, seq: true, batchId: true, seedId: true, method: true, problem: true },
          ...{
            solution: true,
            answer: true,
            subject: true,
            level: true,
            revision: true,
            status: true,
            checkState: true,
            createdAt: true,
          },
          checks: { select: { rule: true, outcome: true, revision: true, reason: true } },
        },
      }),
      cappedCount((take) => ctx.db.variant.count({ where, take })),
    ]);
    const items = found.slice(0, limit).map(({ seq, checks, ...row }) => ({
      ...row,
      seq: Number(seq),
      checks: checks.filter((check) => check.revision === row.revision),
    }));
    return {
      items,
      nextAfter: found.length > limit ? (items.at(-1)?.seq ?? null) : null,
      ...total,
    };
  },
);

export type VariantRow = Awaited<ReturnType<typeof listVariants>>['items'][number];

type Filter = Omit<VariantFilter, 'after' | 'limit' | 'order'>;

function variantWhere(ctx: ProjectCtx, filter: Filter): Prisma.VariantWhereInput {
  const { batch, seed, checks, status, ...columns } = filter;
  const decided = status === 'reviewed' ? { not: 'pending' as const } : status;
  return {
    ...columns,
    status: decided,
    projectId: ctx.project.id,
    batchId: batch,
    seedId: seed,
    checkState: checks,
  };
}
