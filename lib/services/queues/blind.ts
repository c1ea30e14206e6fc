import type { Tx } from '#lib/db/client.ts';
import { blindTo } from '#lib/db/queries/queues/blind-to.ts';
import { may } from '#lib/domain/access.ts';
import type { ProjectCtx } from '../context.ts';

/**
 * True where what others say of this variant must not reach the one who asks: it is open in a queue, or its votes may
 * still be taken back. Reviewers are blind only to what they vote on themselves.
 */
export function isBlind(tx: Tx, ctx: ProjectCtx, variantId: string): Promise<boolean> {
  const userId = ctx.actor.kind === 'user' ? ctx.actor.id : null;
  return blindTo(tx, { variantId, userId, seesOpen: may(ctx.role, 'adjudicate'), now: ctx.now() });
}
