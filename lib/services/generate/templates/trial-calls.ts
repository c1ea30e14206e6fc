import type { ModelEndpoint } from '#lib/db/generated/client.ts';
import { type CallTokens, callCost } from '#lib/domain/generate/call-cost.ts';
import type { Parent, State } from '#lib/domain/generate/method.ts';
import { cleanReply } from '#lib/domain/generate/parse-completion.ts';
import type { Message } from '#lib/domain/generate/template.ts';
import { type ChatReply, LlmError } from '#lib/llm/client.ts';
import { seededRandom } from '#lib/math/random.ts';
import { byWhom } from '../../by-whom.ts';
import type { ProjectCtx } from '../../context.ts';
import { pricesOf } from '../../models/prices-of.ts';
import { tokensOf } from '../run/call-rows.ts';
import { type Endpoint, loadEndpoint } from '../run/endpoint.ts';
import { type AskingMethod, messagesFor } from './trial-steps.ts';

/** A trial is watched by a person: it does not go on for ever. */
const mostCalls = 8;

export type Trial = {
  method: AskingMethod;
  parent: Parent & { id: string };
  parameters: Record<string, unknown>;
  own: Map<string, readonly Message[]>;
  model: ModelEndpoint;
  randomSeed: number;
  temperature: number;
  topP: number;
  maxTokens: number;
};

type TrialCall = {
  template: string;
  messages: Message[];
  reply: string;
  reasoning: string | null;
  promptTokens: number;
  completionTokens: number;
  milliseconds: number;
};

/** What the calls took together; the cost in US dollars, null where the model has no prices. */
export type TrialSpent = { promptTokens: number; completionTokens: number; cost: number | null };

export type Asked = { calls: TrialCall[]; state: State | null; failure: string | null; spent: TrialSpent };

/**
 * Makes the calls one after the other, until the method has what it needs or one cannot go on. Each stands in the
 * project's spending as soon as it is answered, whatever becomes of the trial.
 */
export async function askAll(ctx: ProjectCtx, trial: Trial): Promise<Asked> {
  const { method, parent, parameters } = trial;
  const asked: Asked = { calls: [], state: null, failure: null, spent: nothingSpent(trial.model) };
  const begun = method.begin?.(parent, parameters, seededRandom(String(trial.randomSeed)));
  if (begun && !begun.ok) return { ...asked, failure: begun.message };
  const endpoint = await loadEndpoint(ctx, trial.model.id);
  let state: State = begun?.state ?? {};
  for (let step = 0; ; step++) {
    const call = method.call({ parent, parameters, state }, step);
    if (call === null) return { ...asked, state };
    if (step === mostCalls)
      return { ...asked, failure: `A trial makes at most ${mostCalls} calls; this method needs more.` };
    const messages = messagesFor(method, call, trial.own);
    const reply = await ask(ctx, trial, endpoint, { template: call.template, messages }, asked);
    if ('failure' in reply) return { ...asked, failure: reply.failure };
    const read = method.read(reply.text, { parent, parameters, state }, step);
    if (!read.ok) return { ...asked, failure: read.message };
    state = read.state;
  }
}

const nothingSpent = (model: ModelEndpoint): TrialSpent => ({
  ...{ promptTokens: 0, completionTokens: 0 },
  cost: model.priceInput === null || model.priceOutput === null ? null : 0,
});

/** One call, noted in the ledger and in what the trial shows; what the model does not say is a failure in words. */
async function ask(
  ctx: ProjectCtx,
  trial: Trial,
  endpoint: Endpoint,
  { template, messages }: { template: string; messages: Message[] },
  asked: Asked,
): Promise<ChatReply | { failure: string }> {
  const from = performance.now();
  try {
    const { temperature, topP, maxTokens } = trial;
    const extraBody = trial.model.extraBody as Record<string, unknown>;
    const reply = await ctx.llm.chat({ ...endpoint, messages, temperature, topP, maxTokens, extraBody });
    const tokens = tokensOf(messages, reply);
    await note(ctx, trial, template, tokens, asked.spent);
    asked.calls.push({
      ...{ template, messages, reply: cleanReply(reply.text), reasoning: reply.reasoning },
      ...{ promptTokens: tokens.prompt, completionTokens: tokens.completion },
      milliseconds: Math.round(performance.now() - from),
    });
    if (reply.finishReason !== 'length') return reply;
    return { failure: `The reply was cut after ${tokens.completion} tokens. Allow more.` };
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    if (error.usage) {
      const { promptTokens: prompt, cachedTokens: cached, completionTokens: completion } = error.usage;
      await note(ctx, trial, template, { prompt, cached, completion }, asked.spent);
    }
    return { failure: `The model did not answer. ${error.message}` };
  }
}

/** Writes what a call took into the project's spending, and adds it to the trial's own sum. */
async function note(
  ctx: ProjectCtx,
  { model, parent, method }: Trial,
  template: string,
  tokens: CallTokens,
  spent: TrialSpent,
): Promise<void> {
  // A trial asks live.
  const cost = callCost({ ...pricesOf(model), batchPriceShare: 1 }, tokens);
  await ctx.db.trialCall.create({
    data: {
      ...{ projectId: ctx.project.id, endpointId: model.id, seedId: parent.id, method: method.id, template },
      ...{ promptTokens: tokens.prompt, cachedTokens: tokens.cached, completionTokens: tokens.completion },
      ...{ ...byWhom(ctx), cost, at: ctx.now() },
    },
  });
  spent.promptTokens += tokens.prompt;
  spent.completionTokens += tokens.completion;
  if (cost !== null) spent.cost = (spent.cost ?? 0) + cost;
}
