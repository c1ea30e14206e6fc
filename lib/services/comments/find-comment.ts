import type { Tx } from '#lib/db/client.ts';
import { forbidden, notFound } from '#lib/domain/errors.ts';
import { byWhom } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';
import { blindVariants } from '../review/blind.ts';

/** A comment that stands and that the person who asks may see; its row is held. */
export async function findComment(tx: Tx, ctx: ProjectCtx, id: string) {
  const held = await tx.reviewComment.updateMany({
    where: { id, projectId: ctx.project.id, deletedAt: null },
    data: { revision: { increment: 0 } },
  });
  if (held.count === 0) throw notFound('This comment');
  const comment = await tx.reviewComment.findUniqueOrThrow({ where: { id } });
  const isMine = comment.authorId === byWhom(ctx).actorId;
  const blind = isMine ? new Set() : await blindVariants(tx, ctx, [comment.variantId]);
  if (blind.has(comment.variantId)) throw notFound('This comment');
  return { ...comment, isMine };
}

/** Refuses a comment of somebody else. */
export function onlyMine({ isMine, authorLabel }: { isMine: boolean; authorLabel: string }, act: string) {
  if (!isMine) throw forbidden(`This comment is ${authorLabel}'s. You can ${act} your own only.`);
}
