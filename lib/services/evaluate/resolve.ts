import { codeVersion } from '#lib/domain/code-version.ts';
import { invalid, notFound, precondition } from '#lib/domain/errors.ts';
import { ASK_PROBLEM, PROMPT } from '#lib/domain/evaluate/ask-problem.ts';
import { evaluationPrompts, refusePrompt } from '#lib/domain/evaluate/prompts.ts';
import type { EvaluationRecipe, EvaluationRequest } from '#lib/domain/evaluate/schema.ts';
import { Recipe } from '#lib/domain/generate/plan.ts';
import { Sampling } from '#lib/domain/generate/sampling.ts';
import type { Message } from '#lib/domain/generate/template.ts';
import type { ProjectCtx } from '../context.ts';
import { assertBudgetCanBeKept } from '../generate/run/require-prices.ts';
import { drawnSeed, hashOf, resolveModel, storedModel } from '../generate/run/resolve-plan.ts';

/** The benchmark with this id, when it can be asked. Throws NOT_FOUND, PRECONDITION. */
export async function askableBenchmark(ctx: ProjectCtx, id: string) {
  const found = await ctx.db.benchmark.findFirst({ where: { id, projectId: ctx.project.id } });
  if (!found) throw notFound('This benchmark');
  if (found.status !== 'done')
    throw precondition(`The benchmark ${found.name} is ${found.status}, not ready.`);
  return found;
}

/** Exactly one of a model and a run. Throws INVALID. */
export function refuseTwoModels({ model, run }: Pick<EvaluationRequest, 'model' | 'run'>): void {
  if (model === undefined && run === undefined)
    throw invalid('model: Choose a model, or a fine-tuning run whose model is asked.', [
      { path: 'model', message: 'Choose a model.' },
    ]);
  if (model !== undefined && run !== undefined) throw invalid('run: Name a model or a run, not both.');
}

/** What an evaluation of a model asks, with everything looked up that its replies depend on. */
export async function resolveEvaluation(ctx: ProjectCtx, asked: EvaluationRequest) {
  const benchmark = await askableBenchmark(ctx, asked.benchmark);
  const model = await resolveModel(ctx, asked.model);
  if (asked.viaBatchApi && !model.batchApi) {
    throw precondition(
      `${model.name} is not marked as speaking the Batch API. Change that under Settings, Models.`,
    );
  }
  const messages = messagesOf(asked);
  const { temperature, topP, maxTokens } = asked;
  const sampling = Sampling.parse({ temperature, topP, maxTokens });
  const randomSeed = asked.randomSeed ?? drawnSeed(ctx);
  const limit = asked.limit ?? null;
  const recipe: EvaluationRecipe = {
    prompt: { id: asked.prompt, hash: hashOf(messages), messages: [...messages] },
    ...{ sampling, limit, randomSeed, codeVersion },
  };
  const batch = Recipe.parse({
    makes: 'replies',
    legs: [
      {
        ...{ title: '', stage: 1, samples: asked.samples },
        source: { from: 'benchmark', benchmark: benchmark.id, ...(limit === null ? {} : { limit }) },
        arms: [
          {
            ...{ method: ASK_PROBLEM, share: 1, parameters: {}, sampling },
            templates: [{ name: PROMPT, origin: 'built-in', id: null, version: 1, ...recipe.prompt }],
            model: storedModel(model, asked.viaBatchApi),
          },
        ],
      },
    ],
    stop: asked.budget === undefined ? {} : { dollars: asked.budget },
    ...{ checks: 'later', randomSeed, codeVersion },
  });
  assertBudgetCanBeKept(batch);
  const problems = Math.min(benchmark.problemCount, limit ?? benchmark.problemCount);
  return { benchmark, model, recipe, batch, problems };
}

export type ResolvedEvaluation = Awaited<ReturnType<typeof resolveEvaluation>>;

function messagesOf({ prompt, messages }: EvaluationRequest): readonly Message[] {
  if (prompt === 'own') {
    if (!messages) throw invalid('messages: Write the prompt, or choose one of the built-in ones.');
    refusePrompt(messages);
    return messages;
  }
  if (messages) throw invalid('messages: They are for the prompt "own".');
  return evaluationPrompts.find(({ id }) => id === prompt)!.messages;
}
