import { CommentRef } from '#lib/domain/comments/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { findComment, onlyMine } from './find-comment.ts';

export const deleteComment = projectVerb(
  {
    name: 'comments.delete',
    summary: 'Deletes a comment of yours: its text is gone, that there was one stays.',
    kind: 'command',
    capability: 'review',
    input: CommentRef,
  },
  (ctx, { comment: id }) =>
    ctx.db.$transaction(async (tx) => {
      const found = await findComment(tx, ctx, id);
      onlyMine(found, 'delete');
      await tx.commentMention.deleteMany({ where: { commentId: id } });
      await tx.reviewComment.update({ where: { id }, data: { body: '', deletedAt: ctx.now() } });
      await audit(tx, ctx, {
        action: 'comments.delete',
        target: `comment ${id}`,
        before: { deleted: false },
        after: { deleted: true },
      });
      return { comment: id, variant: found.variantId };
    }),
);
