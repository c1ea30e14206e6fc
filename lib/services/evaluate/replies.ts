import type { Prisma } from '#lib/db/generated/client.ts';
import { ReplyFilter } from '#lib/domain/evaluate/schema.ts';
import { cappedCount } from '../capped-count.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';
import { findEvaluation } from './find.ts';
import { replyShown, viewReply } from './view-reply.ts';

export const listReplies = projectVerb(
  {
    name: 'evaluate.replies',
    summary: 'Lists the replies of an evaluation with every grade and ruling, in the order of their arrival.',
    kind: 'query',
    capability: 'read',
    input: ReplyFilter,
  },
  async (ctx, { evaluation, after, limit, ...filter }) => {
    const { id } = await findEvaluation(ctx, evaluation);
    const where = conditions(id, filter);
    const [rows, total] = await Promise.all([
      ctx.db.evaluationReply.findMany({
        where: { ...where, seq: after === undefined ? undefined : { gt: after } },
        ...{ orderBy: { seq: 'asc' }, take: limit + 1, include: replyShown },
      }),
      cappedCount((take) => ctx.db.evaluationReply.count({ where, take })),
    ]);
    const { page, nextAfter } = pageOf(rows, limit, ({ seq }) => seq);
    return { items: page.map(viewReply), nextAfter, ...total };
  },
);

type Filter = Omit<ReplyFilter, 'evaluation' | 'after' | 'limit'>;

const standing = { withdrawnAt: null };

function conditions(evaluationId: string, filter: Filter): Prisma.EvaluationReplyWhereInput {
  const { grader, verdict, dispute, ruled, truncated, failed, level, subject, problem } = filter;
  const graded = grader === undefined && verdict === undefined ? undefined : { some: { grader, verdict } };
  const cut = { finishReason: 'length' };
  return {
    ...{ evaluationId, problemId: problem, grades: graded },
    dispute: dispute === undefined ? undefined : dispute === 'any' ? { not: null } : dispute,
    verdicts: ruled === undefined ? undefined : ruled ? { some: standing } : { none: standing },
    failure: failed === undefined ? undefined : failed ? { not: null } : null,
    problem: level === undefined && subject === undefined ? undefined : { level, subject },
    ...(truncated === undefined ? {} : truncated ? cut : { OR: [{ finishReason: null }, { NOT: cut }] }),
  };
}
