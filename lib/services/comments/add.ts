import { findMentions } from '#lib/domain/comments/mentions.ts';
import { NewComment } from '#lib/domain/comments/schema.ts';
import { notFound } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { byWhom } from '../by-whom.ts';
import { announce } from '../presence/announce.ts';
import { projectVerb } from '../verb.ts';
import { mentionable } from './members.ts';

export const addComment = projectVerb(
  {
    name: 'comments.add',
    summary: 'Comments on a variant; "@" and a name or an e-mail address mentions a member.',
    kind: 'command',
    capability: 'review',
    input: NewComment,
  },
  async (ctx, { variant: id, revision, body }) => {
    const added = await ctx.db.$transaction(async (tx) => {
      const variant = await tx.variant.findFirst({
        where: { id, projectId: ctx.project.id },
        select: { revision: true },
      });
      if (!variant) throw notFound('This variant');
      const mentions = new Set(
        findMentions(body, await mentionable(tx, ctx.project.id)).map((one) => one.id),
      );
      const { actorId: authorId, actorLabel: authorLabel } = byWhom(ctx);
      const comment = await tx.reviewComment.create({
        data: {
          ...{ projectId: ctx.project.id, variantId: id, body, authorId, authorLabel, at: ctx.now() },
          revision: Math.min(revision ?? variant.revision, variant.revision),
          mentions: { create: [...mentions].map((userId) => ({ userId })) },
        },
      });
      await audit(tx, ctx, {
        action: 'comments.add',
        target: `variant ${id}`,
        before: null,
        after: { comment: comment.id, mentions: mentions.size },
      });
      return { comment: comment.id, variant: id, mentions: [...mentions] };
    });
    await announce(ctx, id);
    return added;
  },
);
