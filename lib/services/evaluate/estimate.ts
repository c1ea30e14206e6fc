import { countCandidates } from '#lib/db/queries/count-candidates.ts';
import { EvaluationRequest } from '#lib/domain/evaluate/schema.ts';
import { estimateCost } from '#lib/domain/generate/estimate-cost.ts';
import { candidatesOf } from '../generate/run/leg-requests.ts';
import { methodOf } from '../generate/run/method-of.ts';
import { projectVerb } from '../verb.ts';
import { resolveEvaluation } from './resolve.ts';

export const estimateEvaluation = projectVerb(
  {
    name: 'evaluate.estimate',
    summary: 'Says how many requests, tokens and US dollars an evaluation will take; starts nothing.',
    kind: 'query',
    capability: 'read',
    input: EvaluationRequest,
  },
  async (ctx, asked) => {
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
  },
);
