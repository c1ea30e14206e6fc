import type { Tx } from '#lib/db/client.ts';
import { type Evaluation, Prisma } from '#lib/db/generated/client.ts';
import type { EvaluationRequest } from '#lib/domain/evaluate/schema.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';
import { storeBatch } from '../generate/run/create-batch.ts';
import type { ResolvedEvaluation } from './resolve.ts';

type Model = Pick<Prisma.EvaluationUncheckedCreateInput, 'modelName' | 'legId' | 'checkpointPath'> &
  Pick<Prisma.EvaluationUncheckedCreateInput, 'serverId' | 'ownServer'>;

/** Writes the row of an evaluation that has not asked anything yet. */
export async function storeEvaluation(
  tx: Tx,
  ctx: ProjectCtx,
  { benchmark, model, recipe, problems }: ResolvedEvaluation,
  asked: EvaluationRequest,
  of: Model,
): Promise<Evaluation> {
  const name = asked.name || `${of.modelName} on ${benchmark.name}`;
  const created = await tx.evaluation.create({
    data: {
      ...{ projectId: ctx.project.id, name, benchmarkId: benchmark.id, benchmarkHash: benchmark.contentHash },
      ...{ ...of, endpointId: model.id, samples: asked.samples, problems },
      recipe: recipe as unknown as Prisma.InputJsonObject,
      ...{ createdById: userIdOf(ctx), createdAt: ctx.now() },
    },
  });
  const { messages: _, ...shown } = asked;
  await audit(tx, ctx, {
    action: 'evaluate.start',
    target: `evaluation ${created.id}`,
    before: null,
    after: { ...shown, name, model: of.modelName, benchmark: benchmark.name },
  });
  return created;
}

/** Sets its batch going. */
export async function askNow(
  tx: Tx,
  ctx: ProjectCtx,
  { id, name }: Pick<Evaluation, 'id' | 'name'>,
  resolved: Pick<ResolvedEvaluation, 'batch'>,
  { viaBatchApi }: Pick<EvaluationRequest, 'viaBatchApi'>,
) {
  const { batch, requests } = await storeBatch(tx, ctx, { name, viaBatchApi }, resolved.batch);
  await tx.evaluation.update({
    where: { id },
    data: { batchId: batch, status: 'running', asked: Prisma.DbNull },
  });
  return { evaluation: id, name, batch: batch as string | null, requests };
}

/** Leaves it to a job that looks whether the server of its model is ready. */
export async function waitForServer(
  tx: Tx,
  { id, name, problems, samples }: Evaluation,
  asked: EvaluationRequest,
) {
  const data = { status: 'waiting' as const, asked: asked as unknown as Prisma.InputJsonObject };
  await tx.evaluation.update({ where: { id }, data });
  await enqueue(tx, 'evaluate.begin', { evaluationId: id });
  return { evaluation: id, name, batch: null, requests: problems * samples };
}
