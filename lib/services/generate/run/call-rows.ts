import type { ClaimedRequest } from '#lib/db/queries/claim-requests.ts';
import type { CallRow } from '#lib/db/queries/store-results.ts';
import { type CallTokens, callCost } from '#lib/domain/generate/call-cost.ts';
import { cleanReply } from '#lib/domain/generate/parse-completion.ts';
import type { ChatReply, LlmError } from '#lib/llm/client.ts';
import type { Asking } from './ask.ts';
import type { Arm } from './run.ts';

const bytesPerToken = 3.5;
const noPrices = { priceInput: null, priceOutput: null };

/** The row of a call that was answered. Where the provider tells no usage, it is estimated from the texts. */
export function answeredCall(
  { recipe }: Arm,
  request: ClaimedRequest,
  { template, messages }: Asking,
  reply: ChatReply,
  milliseconds: number,
): CallRow {
  const tokens = tokensOf(messages, reply);
  const told = reply.usageTold
    ? { reason: null, message: null }
    : {
        reason: 'usage-estimated',
        message: 'The provider told no usage: tokens are estimated from the texts.',
      };
  return {
    ...{ step: request.step, attempt: request.fence, template, status: 'answered', ...told },
    ...{ provider_id: reply.requestId, reply: cleanReply(reply.text) },
    reasoning: reply.reasoning === null ? null : cleanReply(reply.reasoning),
    finish_reason: reply.finishReason,
    prompt_tokens: tokens.prompt,
    cached_tokens: tokens.cached,
    completion_tokens: tokens.completion,
    cost: callCost(recipe.model ?? noPrices, tokens),
    milliseconds: Math.round(milliseconds),
  };
}

/** What a reply took: as the provider tells it, else estimated from the texts. */
export function tokensOf(messages: Asking['messages'], reply: ChatReply): CallTokens {
  return reply.usageTold
    ? { prompt: reply.promptTokens, cached: reply.cachedTokens, completion: reply.completionTokens }
    : estimate(messages, reply);
}

function estimate(messages: Asking['messages'], { text, reasoning }: ChatReply) {
  const count = (one: string) => Math.ceil(Buffer.byteLength(one) / bytesPerToken);
  const prompt = messages.reduce((sum, one) => sum + count(one.content) + 4, 0);
  return { prompt, cached: 0, completion: count(text) + count(reasoning ?? '') };
}

/** The row of a call that gave no reply. What the provider says that it cost all the same is kept. */
export function unansweredCall(
  { recipe }: Arm,
  request: ClaimedRequest,
  template: string,
  status: 'failed' | 'lost',
  { kind, message, usage }: Pick<LlmError, 'kind' | 'message' | 'usage'>,
  milliseconds: number,
): CallRow {
  const tokens = usage && {
    prompt: usage.promptTokens,
    cached: usage.cachedTokens,
    completion: usage.completionTokens,
  };
  return {
    ...{ step: request.step, attempt: request.fence, template, status, reason: kind, message },
    ...{ provider_id: null, reply: null, reasoning: null, finish_reason: null },
    prompt_tokens: tokens?.prompt ?? null,
    cached_tokens: tokens?.cached ?? null,
    completion_tokens: tokens?.completion ?? null,
    cost: tokens && callCost(recipe.model ?? noPrices, tokens),
    milliseconds: Math.round(milliseconds),
  };
}
