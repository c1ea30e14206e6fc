import type { Tx } from '#lib/db/client.ts';
import { may } from '#lib/domain/access.ts';
import type { ProjectCtx } from '../context.ts';
import { byWhom } from './by-whom.ts';

/**
 * Which of these variants are still being decided blindly: what others think of them must not reach the one who asks.
 * Reviewers are blind only to what they vote on themselves; the command line on the studio's own machine sees all.
 */
export async function blindVariants(
  tx: Tx,
  ctx: Pick<ProjectCtx, 'actor' | 'role'>,
  variants: readonly string[],
): Promise<ReadonlySet<string>> {
  const { actorId: userId } = byWhom(ctx);
  if (userId === null || variants.length === 0) return new Set();
  const ownVotes = may(ctx.role, 'undo-others')
    ? { assignments: { some: { userId, standing: true } } }
    : undefined;
  const open = await tx.queueItem.findMany({
    where: {
      variantId: { in: [...variants] },
      state: 'open',
      queue: { status: { not: 'closed' } },
      ...ownVotes,
    },
    select: { variantId: true },
  });
  return new Set(open.map(({ variantId }) => variantId));
}
