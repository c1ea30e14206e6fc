import type { ClaimedRequest } from '#lib/db/queries/claim-requests.ts';
import type { ReturnedRequest } from '#lib/db/queries/return-requests.ts';
import { precondition } from '#lib/domain/errors.ts';
import { costOf } from '#lib/domain/generate/estimate-cost.ts';
import type { ModelMethod } from '#lib/domain/generate/method.ts';
import { cleanReply } from '#lib/domain/generate/parse-completion.ts';
import { providerSeed, requestStream } from '#lib/domain/generate/plan-batch.ts';
import { type ChatReply, type ChatRequest, LlmError } from '#lib/llm/client.ts';
import { openKey } from '#lib/llm/seal-key.ts';
import { readSetting } from '../../settings/read.ts';
import { parentOf, type Result, type Run } from './run.ts';

/** Tries of one request, the first included. */
const maxAttempts = 5;
const firstWaitMs = 1000;
const longestWaitMs = 60_000;

export type Endpoint = Pick<
  ChatRequest,
  'baseUrl' | 'apiKey' | 'model' | 'timeoutMs' | 'allowPrivateNetwork'
> & {
  id: string;
  name: string;
  concurrency: number;
  priceInput: number | null;
  priceOutput: number | null;
};

/** A request that has ended, or one that is to be asked again later. `fatal`: no repetition can cure it. */
export type Asked =
  | { kind: 'ended'; result: Result; fatal: boolean }
  | { kind: 'again'; request: ReturnedRequest };

/** The batch's model with its key opened; a deleted model or an address that changed since is a PRECONDITION. */
export async function loadEndpoint({ ctx, batch, recipe }: Run): Promise<Endpoint> {
  const found = batch.endpointId
    ? await ctx.db.modelEndpoint.findUnique({ where: { id: batch.endpointId } })
    : null;
  if (!found) throw precondition('The model of this batch was deleted. Start a new batch with another one.');
  const { host } = new URL(found.baseUrl);
  return {
    id: found.id,
    name: found.name,
    baseUrl: found.baseUrl,
    apiKey: found.encryptedKey === null ? null : openKey(found.encryptedKey, host, ctx.encryptionKey),
    model: recipe.model?.model ?? found.model,
    timeoutMs: found.timeoutSeconds * 1000,
    allowPrivateNetwork: await readSetting(ctx.db, 'allowPrivateNetworks'),
    concurrency: found.concurrency,
    priceInput: recipe.model?.priceInput ?? null,
    priceOutput: recipe.model?.priceOutput ?? null,
  };
}

/** Makes one call and says how the request ended. */
export async function ask(
  run: Run,
  method: ModelMethod,
  endpoint: Endpoint,
  request: ClaimedRequest,
): Promise<Asked> {
  const { recipe, ctx } = run;
  try {
    const reply = await ctx.llm.chat({
      ...endpoint,
      messages: method.messages(parentOf(request), recipe.parameters),
      ...(recipe.sampling ?? {}),
      seed: providerSeed(requestStream(recipe.randomSeed, request.contentHash, request.sample)),
      lane: { key: endpoint.id, concurrency: endpoint.concurrency },
      signal: run.aborting,
    });
    return { kind: 'ended', result: readReply(run, method, endpoint, request, reply), fatal: false };
  } catch (error) {
    if (!(error instanceof LlmError)) throw error;
    return readError(run, request, error);
  }
}

function readReply(
  run: Run,
  method: ModelMethod,
  endpoint: Endpoint,
  request: ClaimedRequest,
  reply: ChatReply,
): Result {
  const counted = {
    request,
    reply: cleanReply(reply.text),
    promptTokens: reply.promptTokens,
    completionTokens: reply.completionTokens,
    cost: costOf(endpoint, reply.promptTokens, reply.completionTokens),
  };
  if (reply.finishReason === 'length') {
    const message = `The reply was cut after ${reply.completionTokens.toLocaleString('en-US')} tokens. Allow more tokens.`;
    return { ...counted, status: 'failed', reason: 'truncated', message, draft: null };
  }
  const outcome = method.parse(reply.text, parentOf(request), run.recipe.parameters);
  if (!outcome.ok)
    return { ...counted, status: 'refused', reason: outcome.reason, message: outcome.message, draft: null };
  const { draft } = outcome;
  const reasoning = reply.reasoning ? { reasoning: cleanReply(reply.reasoning) } : {};
  const evidence = { ...reasoning, ...draft.evidence };
  return { ...counted, status: 'done', reason: null, message: null, draft: { ...draft, evidence } };
}

function readError(run: Run, request: ClaimedRequest, error: LlmError): Asked {
  const { id, fence, attempts } = request;
  const { kind: reason, message } = error;
  if (run.aborting.aborted) {
    return { kind: 'again', request: { id, fence, waitMs: 0, reason, message: 'The worker stopped.' } };
  }
  if (error.retryable && attempts < maxAttempts) {
    return { kind: 'again', request: { id, fence, waitMs: waitMs(run, error, attempts), reason, message } };
  }
  const blank = { request, reply: null, promptTokens: null, completionTokens: null, cost: null, draft: null };
  const tried = attempts > 1 ? ` (tried ${attempts} times)` : '';
  return {
    kind: 'ended',
    result: { ...blank, status: 'failed', reason, message: `${message}${tried}` },
    fatal: !error.retryable,
  };
}

/** Exponential back-off with full jitter over its upper half, or what the provider asks for and a little more. */
function waitMs({ ctx }: Run, { retryAfterMs }: LlmError, attempts: number): number {
  const jitter = (ctx.randomBytes(1)[0] ?? 0) / 256;
  if (retryAfterMs !== null) return retryAfterMs + jitter * 500;
  return Math.min(firstWaitMs * 2 ** (attempts - 1), longestWaitMs) * (0.5 + jitter / 2);
}
