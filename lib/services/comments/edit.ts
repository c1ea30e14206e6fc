import type { Tx } from '#lib/db/client.ts';
import { findMentions } from '#lib/domain/comments/mentions.ts';
import { CommentEdit } from '#lib/domain/comments/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { findComment, onlyMine } from './find-comment.ts';
import { mentionable } from './members.ts';

export const editComment = projectVerb(
  {
    name: 'comments.edit',
    summary: 'Changes the text of a comment of yours.',
    kind: 'command',
    capability: 'review',
    input: CommentEdit,
  },
  (ctx, { comment: id, body }) =>
    ctx.db.$transaction(async (tx) => {
      const found = await findComment(tx, ctx, id);
      onlyMine(found, 'change');
      if (found.body !== body) {
        await tx.reviewComment.update({ where: { id }, data: { body, editedAt: ctx.now() } });
        await mentionAnew(tx, ctx.project.id, id, body);
        // The texts themselves can be deleted by who wrote them, and the trail cannot.
        await audit(tx, ctx, {
          ...{ action: 'comments.edit', target: `comment ${id}` },
          before: { characters: found.body.length },
          after: { characters: body.length },
        });
      }
      return { comment: id, variant: found.variantId };
    }),
);

/** Whoever is still named keeps their mark of being done with it. */
async function mentionAnew(tx: Tx, projectId: string, commentId: string, body: string) {
  const named = new Set(findMentions(body, await mentionable(tx, projectId)).map((one) => one.id));
  await tx.commentMention.deleteMany({ where: { commentId, userId: { notIn: [...named] } } });
  await tx.commentMention.createMany({
    data: [...named].map((userId) => ({ commentId, userId })),
    skipDuplicates: true,
  });
}
