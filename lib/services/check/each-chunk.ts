import type { Prisma } from '#lib/db/generated/client.ts';
import type { Ctx } from '../context.ts';

/** Variants of one transaction. */
const chunkSize = 250;

type Work = (ctx: Ctx, projectId: string, ids: readonly string[]) => Promise<unknown>;

/** Does the work on the variants of a project, chunk by chunk in the order of arrival. */
export async function eachChunk(
  ctx: Ctx,
  scope: Prisma.VariantWhereInput,
  stopping: AbortSignal,
  work: Work,
): Promise<void> {
  for (let after = 0n; ; ) {
    if (stopping.aborted) throw new Error('The worker stops; the job goes on at its next start.');
    const rows = await ctx.db.variant.findMany({
      where: { ...scope, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: chunkSize,
      select: { id: true, seq: true, projectId: true },
    });
    const last = rows.at(-1);
    if (!last) return;
    const ids = rows.map((row) => row.id);
    await work(ctx, last.projectId, ids);
    after = last.seq;
  }
}
