import { ReplyRef } from '#lib/domain/evaluate/schema.ts';
import { projectVerb } from '../verb.ts';
import { findReply } from './find.ts';
import { replyShown, viewReply } from './view-reply.ts';

export const showReply = projectVerb(
  {
    name: 'evaluate.reply',
    summary: 'Shows one reply with its problem, every grade, and all rulings with those who made them.',
    kind: 'query',
    capability: 'read',
    input: ReplyRef,
  },
  async (ctx, { reply }) => {
    const { id, evaluation } = await findReply(ctx, reply);
    const [row, rulings] = await Promise.all([
      ctx.db.evaluationReply.findUniqueOrThrow({ where: { id }, include: replyShown }),
      ctx.db.evaluationVerdict.findMany({ where: { replyId: id }, orderBy: { at: 'asc' } }),
    ]);
    const ids = rulings.flatMap(({ userId }) => userId ?? []);
    const people = await ctx.db.user.findMany({
      where: { id: { in: ids } },
      select: { id: true, name: true },
    });
    const nameOf = (userId: string | null) => people.find((one) => one.id === userId)?.name ?? null;
    return {
      ...viewReply(row),
      evaluation: { id: evaluation.id, name: evaluation.name, modelName: evaluation.modelName },
      rulings: rulings.map(({ replyId: _, ...one }) => ({ ...one, name: nameOf(one.userId) })),
    };
  },
);
