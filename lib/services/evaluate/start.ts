import { precondition } from '#lib/domain/errors.ts';
import { EvaluationRequest } from '#lib/domain/evaluate/schema.ts';
import { ServerRequest } from '#lib/domain/servers/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { ensureServer } from '../servers/ensure-server.ts';
import { planServer } from '../servers/plan-server.ts';
import { projectVerb } from '../verb.ts';
import { refuseTwoModels, resolveEvaluation } from './resolve.ts';
import { askNow, storeEvaluation, waitForServer } from './store-evaluation.ts';

export const startEvaluation = projectVerb(
  {
    name: 'evaluate.start',
    summary:
      'Asks a model, or the model of a fine-tuning run, every problem of a benchmark and has the replies graded by every grader.',
    kind: 'command',
    capability: 'evaluate',
    input: EvaluationRequest,
  },
  async (ctx, asked) => {
    refuseTwoModels(asked);
    const { run, model } = asked;
    if (run !== undefined) return startOnRun(ctx, { ...asked, run });
    const resolved = await resolveEvaluation(ctx, { ...asked, model });
    return ctx.db.$transaction(
      async (tx) => {
        const evaluation = await storeEvaluation(tx, ctx, resolved, asked, {
          modelName: resolved.model.name,
        });
        return askNow(tx, ctx, evaluation, resolved, asked);
      },
      { timeout: 120_000, maxWait: 10_000 },
    );
  },
);

/** The model of a run is asked as soon as its server is ready. */
export async function startOnRun(ctx: ProjectCtx, asked: EvaluationRequest & { run: string }) {
  const { run, leg, checkpoint } = asked;
  const plan = await planServer(ctx, ServerRequest.parse({ run, leg, checkpoint }));
  if (plan.legId === null || plan.checkpoint === null) throw precondition('This run has left no model.');
  const lies = { legId: plan.legId, path: plan.checkpoint };
  const server = await ensureServer(ctx, { checkpoint: lies });
  const own = { serverId: server.serverId, ownServer: server.started };
  const resolved = await resolveEvaluation(ctx, { ...asked, model: server.endpointId });
  return ctx.db.$transaction(
    async (tx) => {
      const evaluation = await storeEvaluation(tx, ctx, resolved, asked, {
        ...{ modelName: plan.title, legId: lies.legId, checkpointPath: lies.path, ...own },
      });
      if (server.state === 'ready') return askNow(tx, ctx, evaluation, resolved, asked);
      return waitForServer(tx, evaluation, { ...asked, randomSeed: resolved.recipe.randomSeed ?? undefined });
    },
    { timeout: 120_000, maxWait: 10_000 },
  );
}
