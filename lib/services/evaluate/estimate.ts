import { countCandidates } from '#lib/db/queries/count-candidates.ts';
import { EvaluationRequest } from '#lib/domain/evaluate/schema.ts';
import { estimateCost } from '#lib/domain/generate/estimate-cost.ts';
import { ServerRequest } from '#lib/domain/servers/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { candidatesOf } from '../generate/run/leg-requests.ts';
import { methodOf } from '../generate/run/method-of.ts';
import { planServer } from '../servers/plan-server.ts';
import { projectVerb } from '../verb.ts';
import { askableBenchmark, refuseTwoModels, resolveEvaluation } from './resolve.ts';

export const estimateEvaluation = projectVerb(
  {
    name: 'evaluate.estimate',
    summary: 'Says how many requests, tokens and US dollars an evaluation will take; starts nothing.',
    kind: 'query',
    capability: 'read',
    input: EvaluationRequest,
  },
  async (ctx, asked) => {
    refuseTwoModels(asked);
    if (asked.run === undefined) return estimateModel(ctx, asked);
    const [{ problemCount }] = await Promise.all([
      askableBenchmark(ctx, asked.benchmark),
      planServer(ctx, ServerRequest.parse({ run: asked.run, leg: asked.leg, checkpoint: asked.checkpoint })),
    ]);
    const problems = Math.min(problemCount, asked.limit ?? problemCount);
    const requests = problems * asked.samples;
    const none = { promptTokens: 0, completionTokens: 0, cost: 0 };
    const assumes = ['The model is served for this evaluation: it costs the time of its compute target.'];
    return { requests, calls: requests, ...none, problems, assumes };
  },
);

async function estimateModel(ctx: ProjectCtx, asked: EvaluationRequest) {
  const { benchmark, model, batch, problems } = await resolveEvaluation(ctx, asked);
  const leg = batch.legs[0]!;
  const arm = leg.arms[0]!;
  const [{ problemBytes }, seen] = await Promise.all([
    countCandidates(ctx.db, candidatesOf(ctx.project.id, leg, [])),
    ctx.db.evaluationReply.aggregate({
      where: { evaluation: { endpointId: model.id, benchmarkId: benchmark.id } },
      _avg: { completionTokens: true },
    }),
  ]);
  const completionTokens = seen._avg.completionTokens;
  const share = arm.model!.batchPriceShare;
  const scaled = (price: number | null) => (price === null ? null : price * share);
  const estimate = estimateCost(
    methodOf(arm.method),
    {},
    {
      ...{ requests: problems * asked.samples, templates: arm.templates, problemBytes, completionTokens },
      maxTokens: asked.maxTokens,
      ...{ priceInput: scaled(model.priceInput), priceOutput: scaled(model.priceOutput) },
    },
  );
  const assumes = [
    ...(completionTokens === null
      ? [`${model.name} has not been asked ${benchmark.name} yet: a reply counts as 350 tokens.`]
      : []),
    ...(estimate.cost === null ? [`${model.name} has no prices: the cost is not known.`] : []),
  ];
  return { ...estimate, problems, assumes };
}
