import type { Prisma } from '#lib/db/generated/client.ts';

/** What a reply is shown with: its problem, every grade, and the ruling that stands. */
export const replyShown = {
  problem: {
    select: {
      ...{ id: true, rowNumber: true, originalId: true, problem: true, solution: true, answer: true },
      ...{ answerType: true, level: true, subject: true, parentId: true, variation: true },
    },
  },
  grades: { orderBy: { grader: 'asc' as const } },
  verdicts: { where: { withdrawnAt: null } },
} satisfies Prisma.EvaluationReplyInclude;

type Row = Prisma.EvaluationReplyGetPayload<{ include: typeof replyShown }>;

export function viewReply({ seq, grades, verdicts, requestId: _, ...row }: Row) {
  return {
    ...row,
    seq: Number(seq),
    truncated: row.finishReason === 'length',
    grades: grades.map(({ replyId: __, ...grade }) => grade),
    ruling: verdicts[0] ? rulingOf(verdicts[0]) : null,
  };
}

const rulingOf = ({ id, correct, reason, userId, at }: Row['verdicts'][number]) => ({
  ...{ id, correct, reason, userId, at },
});

export type ReplyView = ReturnType<typeof viewReply>;
