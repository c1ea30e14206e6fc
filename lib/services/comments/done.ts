import { CommentRef } from '#lib/domain/comments/schema.ts';
import { notFound } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { byWhom } from '../by-whom.ts';
import { projectVerb } from '../verb.ts';

export const doneMention = projectVerb(
  {
    name: 'comments.done',
    summary: 'Puts a comment that mentions you off your list.',
    kind: 'command',
    capability: 'read',
    input: CommentRef,
  },
  (ctx, { comment: commentId }) =>
    ctx.db.$transaction(async (tx) => {
      const { actorId: userId } = byWhom(ctx);
      const mine = { commentId, userId: userId ?? undefined, comment: { projectId: ctx.project.id } };
      const found = userId === null ? null : await tx.commentMention.findFirst({ where: mine });
      if (!found) throw notFound('This mention');
      if (found.doneAt === null) {
        await tx.commentMention.updateMany({ where: mine, data: { doneAt: ctx.now() } });
        await audit(tx, ctx, {
          action: 'comments.done',
          target: `comment ${commentId}`,
          before: { done: false },
          after: { done: true },
        });
      }
      return { comment: commentId };
    }),
);
