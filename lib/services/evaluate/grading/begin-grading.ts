import type { Tx } from '#lib/db/client.ts';
import { graders } from '#lib/domain/evaluate/graders/index.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';

type Asked = { evaluationId: string; createdById: string | null; at: Date };

/** Notes that an evaluation is to be graded by every grader of today, and leaves it to a job; returns its id. */
export async function beginGrading(tx: Tx, { evaluationId, createdById, at }: Asked): Promise<string> {
  const total = await tx.evaluationReply.count({ where: { evaluationId, failure: null } });
  const created = await tx.evaluationGrading.create({
    data: {
      ...{ evaluationId, createdById, total, createdAt: at },
      graders: graders.map(({ id, version }) => ({ id, version })),
    },
  });
  await enqueue(tx, 'evaluate.grade', { gradingId: created.id });
  return created.id;
}
