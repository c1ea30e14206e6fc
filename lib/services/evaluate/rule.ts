import type { Tx } from '#lib/db/client.ts';
import { lockEvaluation } from '#lib/db/queries/evaluate/lock-evaluation.ts';
import { precondition } from '#lib/domain/errors.ts';
import { ReplyRef, Ruling } from '#lib/domain/evaluate/schema.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import { projectVerb } from '../verb.ts';
import { findReply } from './find.ts';
import { summarize } from './grading/summarize.ts';

/** The summary counts rulings: it is made anew with each. */
async function withSummary<R>(tx: Tx, evaluationId: string, work: () => Promise<R>): Promise<R> {
  await lockEvaluation(tx, evaluationId);
  const done = await work();
  await tx.evaluation.update({
    where: { id: evaluationId },
    data: { summary: await summarize(tx, evaluationId) },
  });
  return done;
}

export const ruleOnReply = projectVerb(
  {
    name: 'evaluate.rule',
    summary:
      'Rules on a reply with a reason; it stands beside what the graders say and takes the place of an earlier ruling.',
    kind: 'command',
    capability: 'evaluate',
    input: Ruling,
  },
  async (ctx, { reply, verdict, reason }) => {
    const correct = verdict === 'correct';
    const found = await findReply(ctx, reply);
    if (found.failure !== null) throw precondition('This reply never came: there is nothing to rule on.');
    return ctx.db.$transaction(
      (tx) =>
        withSummary(tx, found.evaluationId, async () => {
          const standing = { replyId: found.id, withdrawnAt: null };
          const before = await tx.evaluationVerdict.findFirst({ where: standing });
          await tx.evaluationVerdict.updateMany({ where: standing, data: { withdrawnAt: ctx.now() } });
          const at = ctx.now();
          const { id } = await tx.evaluationVerdict.create({
            data: { replyId: found.id, correct, reason, userId: userIdOf(ctx), at },
          });
          await audit(tx, ctx, {
            action: 'evaluate.rule',
            target: `reply ${found.id}`,
            before: before ? { correct: before.correct, reason: before.reason } : null,
            after: { correct, reason, evaluation: found.evaluationId },
          });
          return { reply: found.id, ruling: id, correct };
        }),
      { timeout: 60_000 },
    );
  },
);

export const withdrawRuling = projectVerb(
  {
    name: 'evaluate.withdraw-ruling',
    summary: "Takes a ruling on a reply back: the graders' word counts alone again.",
    kind: 'command',
    capability: 'evaluate',
    input: ReplyRef,
  },
  async (ctx, { reply }) => {
    const found = await findReply(ctx, reply);
    return ctx.db.$transaction(
      (tx) =>
        withSummary(tx, found.evaluationId, async () => {
          const standing = await tx.evaluationVerdict.findFirst({
            where: { replyId: found.id, withdrawnAt: null },
          });
          if (!standing) throw precondition('Nobody ruled on this reply.');
          const withdrawnAt = ctx.now();
          await tx.evaluationVerdict.update({ where: { id: standing.id }, data: { withdrawnAt } });
          await audit(tx, ctx, {
            action: 'evaluate.withdraw-ruling',
            target: `reply ${found.id}`,
            before: { correct: standing.correct, reason: standing.reason },
            after: null,
          });
          return { reply: found.id };
        }),
      { timeout: 60_000 },
    );
  },
);
