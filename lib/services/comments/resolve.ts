import { CommentResolution } from '#lib/domain/comments/schema.ts';
import { audit } from '../audit.ts';
import { byWhom } from '../by-whom.ts';
import { projectVerb } from '../verb.ts';
import { findComment } from './find-comment.ts';

export const resolveComment = projectVerb(
  {
    name: 'comments.resolve',
    summary: 'Marks a comment as resolved, or opens it again.',
    kind: 'command',
    capability: 'review',
    input: CommentResolution,
  },
  (ctx, { comment: id, resolved }) =>
    ctx.db.$transaction(async (tx) => {
      const found = await findComment(tx, ctx, id);
      if ((found.resolvedAt !== null) !== resolved) {
        const { actorLabel: resolvedLabel } = byWhom(ctx);
        const data = resolved
          ? { resolvedAt: ctx.now(), resolvedLabel }
          : { resolvedAt: null, resolvedLabel: null };
        await tx.reviewComment.update({ where: { id }, data });
        await audit(tx, ctx, {
          action: 'comments.resolve',
          target: `comment ${id}`,
          before: { resolved: !resolved },
          after: { resolved },
        });
      }
      return { comment: id, variant: found.variantId, resolved };
    }),
);
