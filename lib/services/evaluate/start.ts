import type { Prisma } from '#lib/db/generated/client.ts';
import { EvaluationRequest } from '#lib/domain/evaluate/schema.ts';
import { audit } from '../audit.ts';
import { userIdOf } from '../by-whom.ts';
import { storeBatch } from '../generate/run/create-batch.ts';
import { projectVerb } from '../verb.ts';
import { resolveEvaluation } from './resolve.ts';

export const startEvaluation = projectVerb(
  {
    name: 'evaluate.start',
    summary: 'Asks a model every problem of a benchmark and has the replies graded by every grader.',
    kind: 'command',
    capability: 'evaluate',
    input: EvaluationRequest,
  },
  async (ctx, asked) => {
    const { benchmark, model, recipe, batch, problems } = await resolveEvaluation(ctx, asked);
    const name = asked.name || `${model.name} on ${benchmark.name}`;
    return ctx.db.$transaction(
      async (tx) => {
        const started = await storeBatch(tx, ctx, { name, viaBatchApi: asked.viaBatchApi }, batch);
        const created = await tx.evaluation.create({
          data: {
            ...{ projectId: ctx.project.id, name, benchmarkId: benchmark.id },
            ...{ benchmarkHash: benchmark.contentHash, modelName: model.name, endpointId: model.id },
            ...{ batchId: started.batch, samples: asked.samples, problems },
            recipe: recipe as unknown as Prisma.InputJsonObject,
            ...{ createdById: userIdOf(ctx), createdAt: ctx.now() },
          },
        });
        const { messages: _, ...shown } = asked;
        await audit(tx, ctx, {
          action: 'evaluate.start',
          target: `evaluation ${created.id}`,
          after: { ...shown, name, model: model.name, benchmark: benchmark.name },
        });
        const { batch: batchId, requests } = started;
        return { evaluation: created.id, name, batch: batchId, requests };
      },
      { timeout: 120_000, maxWait: 10_000 },
    );
  },
);
