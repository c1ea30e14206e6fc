import type { Db, Tx } from '#lib/db/client.ts';
import { blindVariants as blindOf } from '#lib/db/queries/queues/blind-variants.ts';
import { may } from '#lib/domain/access.ts';
import { byWhom } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';

/**
 * Which of these variants are open in a queue, or done so newly that a vote may still be taken back: what others think of
 * them is hidden until then. Reviewers are blind only to what they vote on themselves; the command line on the studio's
 * own machine sees all.
 */
export async function blindVariants(
  db: Db | Tx,
  ctx: Pick<ProjectCtx, 'actor' | 'role' | 'now'>,
  variants: readonly string[],
): Promise<ReadonlySet<string>> {
  const { actorId: userId } = byWhom(ctx);
  if (userId === null || variants.length === 0) return new Set();
  const seesOpen = may(ctx.role, 'adjudicate');
  return new Set(await blindOf(db, { variants, userId, seesOpen, now: ctx.now() }));
}
