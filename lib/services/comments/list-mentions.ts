import { MentionFilter } from '#lib/domain/comments/schema.ts';
import { byWhom } from '../by-whom.ts';
import { pageOf } from '../page-of.ts';
import { blindVariants } from '../review/blind.ts';
import { projectVerb } from '../verb.ts';

export const listMentions = projectVerb(
  {
    name: 'comments.mentions',
    summary: 'Lists the comments that mention you, newest first.',
    kind: 'query',
    capability: 'read',
    input: MentionFilter,
  },
  async (ctx, { done, after, limit }) => {
    const { actorId: userId } = byWhom(ctx);
    if (userId === null) return { items: [], nextAfter: null };
    const mine = { userId, ...(done ? {} : { doneAt: null }) };
    const rows = await ctx.db.reviewComment.findMany({
      where: {
        projectId: ctx.project.id,
        deletedAt: null,
        mentions: { some: mine },
        ...(done ? {} : { resolvedAt: null }),
        ...(after === undefined ? {} : { seq: { lt: after } }),
      },
      orderBy: { seq: 'desc' },
      take: limit + 1,
      include: { variant: { select: { seq: true } }, mentions: { where: { userId } } },
    });
    const { page, nextAfter } = pageOf(rows, limit, ({ seq }) => seq);
    const blind = await blindVariants(
      ctx.db,
      ctx,
      page.map((row) => row.variantId),
    );
    const shown = page.filter((row) => !blind.has(row.variantId) || row.authorId === userId);
    return {
      items: shown.map(({ mentions, variant, projectId: _, seq, ...row }) => ({
        ...row,
        seq: Number(seq),
        variantSeq: Number(variant.seq),
        doneAt: mentions[0]?.doneAt ?? null,
      })),
      nextAfter,
    };
  },
);
