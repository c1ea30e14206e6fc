import { notFound } from '#lib/domain/errors.ts';
import { costOf } from '#lib/domain/generate/estimate-cost.ts';
import type { State } from '#lib/domain/generate/method.ts';
import { cleanReply } from '#lib/domain/generate/parse-completion.ts';
import { resolveParameters } from '#lib/domain/generate/plan-batch.ts';
import { type Message, TemplateTrial } from '#lib/domain/generate/template.ts';
import { LlmError } from '#lib/llm/client.ts';
import { seededRandom } from '#lib/math/random.ts';
import { audit } from '../../audit.ts';
import { judgeText, methodTraits } from '../../check/judge.ts';
import type { ProjectCtx } from '../../context.ts';
import { problemHash } from '../../problem-hash.ts';
import { projectVerb } from '../../verb.ts';
import { loadEndpoint } from '../run/endpoint.ts';
import { type AskingMethod, messagesFor, refuseFaults, templateOf } from './trial-steps.ts';

/** A trial is watched by a person: it does not go on for ever. */
const mostCalls = 8;

type TrialCall = {
  template: string;
  messages: Message[];
  reply: string;
  reasoning: string | null;
  promptTokens: number;
  completionTokens: number;
  milliseconds: number;
};

export const tryTemplate = projectVerb(
  {
    name: 'generate.try-template',
    summary: 'Uses a method on one seed for real and shows its calls, replies and checks; stores no variant.',
    kind: 'command',
    capability: 'generate',
    input: TemplateTrial,
  },
  async (ctx, input) => {
    const { method, template } = templateOf(input.method, input.name);
    if (input.messages) refuseFaults(template, input.messages);
    const own = new Map(input.messages ? [[input.name, input.messages]] : []);
    const seed = await ctx.db.seed.findFirst({ where: { id: input.seed, projectId: ctx.project.id } });
    if (!seed) throw notFound('This seed');
    const model = await ctx.db.modelEndpoint.findFirst({
      where: { id: input.model, projectId: ctx.project.id },
    });
    if (!model) throw notFound('This model');
    const parameters = resolveParameters(method, input.parameters);
    const extraBody = model.extraBody as Record<string, unknown>;
    const asked = await askAll(ctx, { ...input, method, parent: seed, parameters, own, extraBody });
    const promptTokens = asked.calls.reduce((sum, one) => sum + one.promptTokens, 0);
    const completionTokens = asked.calls.reduce((sum, one) => sum + one.completionTokens, 0);
    const prices = { priceInput: number(model.priceInput), priceOutput: number(model.priceOutput) };
    const cost = costOf(prices, promptTokens, completionTokens);
    const spent = { promptTokens, completionTokens, cost };
    await ctx.db.$transaction((tx) =>
      audit(tx, ctx, {
        action: 'generate.try-template',
        target: `model ${model.id}`,
        after: {
          method: method.id,
          template: input.name,
          seed: seed.id,
          calls: asked.calls.length,
          ...spent,
        },
      }),
    );
    return {
      calls: asked.calls,
      failure: asked.failure,
      outcome: outcomeOf(method, seed, parameters, asked),
      spent,
    };
  },
);

const number = (value: { toNumber(): number } | null) => (value === null ? null : value.toNumber());

type Trial = {
  method: AskingMethod;
  parent: {
    problem: string;
    solution: string | null;
    answer: string | null;
    subject: string | null;
    level: number | null;
  };
  parameters: Record<string, unknown>;
  own: Map<string, readonly Message[]>;
  randomSeed: number;
  model: string;
  extraBody: Record<string, unknown>;
  temperature: number;
  topP: number;
  maxTokens: number;
};

type Asked = { calls: TrialCall[]; state: State | null; failure: string | null };

/** Makes the calls one after the other, until the method has what it needs or one cannot go on. */
async function askAll(ctx: ProjectCtx, trial: Trial): Promise<Asked> {
  const { method, parent, parameters } = trial;
  const begun = method.begin?.(parent, parameters, seededRandom(String(trial.randomSeed)));
  if (begun && !begun.ok) return { calls: [], state: null, failure: begun.message };
  const endpoint = await loadEndpoint(ctx, trial.model);
  const calls: TrialCall[] = [];
  let state: State = begun?.state ?? {};
  for (let step = 0; ; step++) {
    const call = method.call({ parent, parameters, state }, step);
    if (call === null) return { calls, state, failure: null };
    if (step === mostCalls) {
      return {
        calls,
        state: null,
        failure: `A trial makes at most ${mostCalls} calls; this method needs more.`,
      };
    }
    const messages = messagesFor(method, call, trial.own);
    const from = performance.now();
    try {
      const { temperature, topP, maxTokens, extraBody } = trial;
      const reply = await ctx.llm.chat({ ...endpoint, messages, temperature, topP, maxTokens, extraBody });
      const { promptTokens, completionTokens } = reply;
      const milliseconds = Math.round(performance.now() - from);
      const text = cleanReply(reply.text);
      calls.push({
        ...{ template: call.template, messages, reply: text, reasoning: reply.reasoning },
        ...{ promptTokens, completionTokens, milliseconds },
      });
      if (reply.finishReason === 'length')
        return {
          calls,
          state: null,
          failure: `The reply was cut after ${completionTokens} tokens. Allow more.`,
        };
      const read = method.read(reply.text, { parent, parameters, state }, step);
      if (!read.ok) return { calls, state: null, failure: read.message };
      state = read.state;
    } catch (error) {
      if (!(error instanceof LlmError)) throw error;
      return { calls, state: null, failure: `The model did not answer. ${error.message}` };
    }
  }
}

/** What the calls make together: the variant with what the checks of its text say, or the judgement. */
function outcomeOf(
  method: AskingMethod,
  seed: Trial['parent'] & { id: string },
  parameters: Record<string, unknown>,
  { state }: Asked,
) {
  if (state === null) return null;
  const outcome = method.finish({ parent: seed, parameters, state });
  if (!outcome.ok) return { refusal: outcome.message, variant: null, judgement: null, checks: [] };
  if ('judgement' in outcome)
    return { refusal: null, variant: null, judgement: outcome.judgement, checks: [] };
  const { problem, solution, answer, truth, groundTruth } = outcome.draft;
  const variant = { problem, solution, answer };
  const traits = methodTraits(method, groundTruth);
  const { id, ...parent } = seed;
  const checks = judgeText({
    ...{ id, seq: null, hash: problemHash(problem), variant, method: traits, truth },
    seed: { id, ...parent },
  });
  return { refusal: null, variant: { ...variant, truth }, judgement: null, checks };
}
