import type { ClaimedRequest } from '#lib/db/queries/claim-requests.ts';
import type { CallRow } from '#lib/db/queries/store-results.ts';
import { costOf } from '#lib/domain/generate/estimate-cost.ts';
import type { Call, JudgeMethod, ModelMethod, State } from '#lib/domain/generate/method.ts';
import { cleanReply } from '#lib/domain/generate/parse-completion.ts';
import { providerSeed } from '#lib/domain/generate/plan-batch.ts';
import { renderTemplate } from '#lib/domain/generate/template.ts';
import { type ChatReply, LlmError } from '#lib/llm/client.ts';
import { seededRandom } from '#lib/math/random.ts';
import type { Endpoint } from './endpoint.ts';
import { type Arm, parentOf, type Result, type Run, resultOf, streamOf } from './run.ts';

/** Tries of one call, the first included. */
const maxAttempts = 5;
const firstWaitMs = 1000;
const longestWaitMs = 60_000;

/** `fatal`: no repetition can cure what was wrong, and it is likely to be so for every other request. */
export type Asked = { result: Result; fatal: boolean };

type Steps = ModelMethod | JudgeMethod;
type Prepared = { method: Steps; state: State };

/** Makes the next call of a request and says what becomes of the request. */
export async function ask(run: Run, endpoint: Endpoint, request: ClaimedRequest): Promise<Asked> {
  const arm = run.arms.get(request.armId)!;
  const prepared = prepare(run, arm, request);
  if ('result' in prepared) return { result: prepared.result, fatal: false };
  const call = prepared.method.call(inputOf(arm, request, prepared.state), request.step);
  if (call === null) return { result: finish(arm, request, prepared, null), fatal: false };
  const from = performance.now();
  try {
    const reply = await run.ctx.llm.chat({
      ...endpoint,
      model: arm.recipe.model?.model ?? endpoint.model,
      messages: messagesOf(arm, call),
      ...(arm.recipe.sampling ?? {}),
      seed: providerSeed(streamOf(run, arm, request), request.step),
      lane: { key: endpoint.id, concurrency: endpoint.concurrency },
      signal: run.aborting,
    });
    const row = callRow(arm, request, call, reply, performance.now() - from);
    return { result: readReply(arm, request, prepared, row, reply), fatal: false };
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    return readError(run, arm, request, call, error);
  }
}

/** The state before this call: stored by the call before, or drawn from the request's random stream. */
function prepare(run: Run, arm: Arm, request: ClaimedRequest): Prepared | { result: Result } {
  const { method } = arm;
  if (method.kind === 'computed') throw new Error(`${method.id} asks no model.`);
  if (request.state) return { method, state: request.state };
  if (!method.begin) return { method, state: {} };
  const random = seededRandom(streamOf(run, arm, request));
  const begun = method.begin(parentOf(request), arm.recipe.parameters, random);
  if (begun.ok) return { method, state: begun.state };
  const { reason, message } = begun;
  return { result: resultOf(request, arm, { status: 'refused', reason, message }) };
}

const inputOf = (arm: Arm, request: ClaimedRequest, state: State) => ({
  parent: parentOf(request),
  parameters: arm.recipe.parameters,
  state,
});

/** The messages of a call, from the template as it was when the batch started. */
function messagesOf({ recipe, method }: Arm, { template, values }: Call) {
  const resolved = recipe.templates.find((one) => one.name === template);
  if (resolved && resolved.messages.length > 0) return renderTemplate(resolved.messages, values);
  const builtIn = 'templates' in method && method.templates.find((one) => one.name === template);
  if (!builtIn) throw new Error(`The method ${method.id} has no template ${template}.`);
  return renderTemplate(builtIn.messages, values);
}

function callRow(
  { recipe }: Arm,
  request: ClaimedRequest,
  call: Call,
  reply: ChatReply,
  milliseconds: number,
): CallRow {
  const prices = recipe.model ?? { priceInput: null, priceOutput: null };
  return {
    ...{ step: request.step, attempt: request.fence, template: call.template, status: 'answered' },
    ...{ reason: null, message: null, provider_id: null, reply: cleanReply(reply.text) },
    reasoning: reply.reasoning === null ? null : cleanReply(reply.reasoning),
    finish_reason: reply.finishReason,
    prompt_tokens: reply.promptTokens,
    cached_tokens: null,
    completion_tokens: reply.completionTokens,
    cost: costOf(prices, reply.promptTokens, reply.completionTokens),
    milliseconds: Math.round(milliseconds),
  };
}

function readReply(
  arm: Arm,
  request: ClaimedRequest,
  { method, state }: Prepared,
  call: CallRow,
  reply: ChatReply,
): Result {
  if (reply.finishReason === 'length') {
    const message = `The reply was cut after ${reply.completionTokens.toLocaleString('en-US')} tokens. Allow more tokens.`;
    return resultOf(request, arm, { status: 'failed', reason: 'truncated', message, call });
  }
  const read = method.read(reply.text, inputOf(arm, request, state), request.step);
  if (!read.ok) {
    const { reason, message } = read;
    return resultOf(request, arm, { status: 'refused', reason, message, call });
  }
  const step = request.step + 1;
  const next = { method, state: read.state };
  if (method.call(inputOf(arm, request, read.state), step) === null) return finish(arm, request, next, call);
  return resultOf(request, arm, { status: 'queued', step, attempts: 0, state: read.state, call });
}

/** What the request gives when no call is left. */
function finish(
  arm: Arm,
  request: ClaimedRequest,
  { method, state }: Prepared,
  call: CallRow | null,
): Result {
  const input = inputOf(arm, request, state);
  const outcome = method.finish(input);
  if (!outcome.ok) {
    const { reason, message } = outcome;
    return resultOf(request, arm, { status: 'refused', reason, message, call });
  }
  if ('judgement' in outcome)
    return resultOf(request, arm, { status: 'done', call, judgement: outcome.judgement });
  return resultOf(request, arm, { status: 'done', call, draft: outcome.draft });
}

function readError(run: Run, arm: Arm, request: ClaimedRequest, { template }: Call, error: LlmError): Asked {
  const { kind: reason, message } = error;
  const { attempts } = request;
  if (run.aborting.aborted) {
    const stopped = { reason, message: 'The worker stopped.', attempts: attempts - 1 };
    return {
      result: resultOf(request, arm, { status: 'queued', ...stopped, state: request.state }),
      fatal: false,
    };
  }
  const call: CallRow = {
    ...{ step: request.step, attempt: request.fence, template, status: 'failed', reason, message },
    ...{ provider_id: null, reply: null, reasoning: null, finish_reason: null, prompt_tokens: null },
    ...{ cached_tokens: null, completion_tokens: null, cost: null, milliseconds: null },
  };
  if (error.retryable && attempts < maxAttempts) {
    const again = { reason, message, call, state: request.state, waitMs: waitMs(run, error, attempts) };
    return { result: resultOf(request, arm, { status: 'queued', ...again }), fatal: false };
  }
  const tried = attempts > 1 ? ` (tried ${attempts} times)` : '';
  const failed = { status: 'failed' as const, reason, message: `${message}${tried}`, call };
  return { result: resultOf(request, arm, failed), fatal: !error.retryable };
}

/** Exponential back-off with full jitter over its upper half, or what the provider asks for and a little more. */
function waitMs({ ctx }: Run, { retryAfterMs }: LlmError, attempts: number): number {
  const jitter = (ctx.randomBytes(1)[0] ?? 0) / 256;
  if (retryAfterMs !== null) return retryAfterMs + jitter * 500;
  return Math.min(firstWaitMs * 2 ** (attempts - 1), longestWaitMs) * (0.5 + jitter / 2);
}
