import { z } from 'zod';
import type { TrainingPoint } from '#lib/db/generated/client.ts';
import { projectVerb } from '../verb.ts';
import { findRun, RunRef } from './find.ts';

/** Points of an answer at most: a chart asks again for what comes behind. */
const most = 100_000;

export const runPoints = projectVerb(
  {
    name: 'train.points',
    summary: 'The curve of a run as columns: loss, learning rate, gradient norm, speed, memory, by step.',
    kind: 'query',
    capability: 'read',
    input: z.object({
      run: RunRef,
      leg: z.coerce.number().int().min(0).max(1).default(0).describe('0, or 1 of a curriculum'),
      after: z.coerce.number().int().min(-1).default(-1).describe('Steps behind this one only'),
    }),
  },
  async (ctx, { run: ref, leg, after }) => {
    const run = await findRun(ctx, ref);
    const found = await ctx.db.trainingPoint.findMany({
      where: { leg: { runId: run.id, position: leg }, step: { gt: after } },
      ...{ orderBy: { step: 'asc' }, take: most },
    });
    return { run: run.number, leg, ...columnsOf(found) };
  },
);

/** One list for each value, all of the same length: null where the trainer did not say. */
function columnsOf(points: readonly TrainingPoint[]) {
  const of = <T>(value: (point: TrainingPoint) => T) => points.map(value);
  return {
    step: of(({ step }) => step),
    at: of(({ at }) => at.getTime()),
    epoch: of(({ epoch }) => epoch),
    loss: of(({ loss }) => loss),
    evaluationLoss: of(({ evaluationLoss }) => evaluationLoss),
    learningRate: of(({ learningRate }) => learningRate),
    gradNorm: of(({ gradNorm }) => gradNorm),
    tokensPerSecond: of(({ tokensPerSecond }) => tokensPerSecond),
    memoryBytes: of(({ memoryBytes }) => (memoryBytes === null ? null : Number(memoryBytes))),
  };
}
