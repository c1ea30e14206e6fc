import type { Method } from './method.ts';

/** Prices in US dollars for a million tokens; null where unknown. */
export type Prices = { priceInput: number | null; priceOutput: number | null };

/** Mean UTF-8 bytes of a token of English mathematics with LaTeX, for estimates before any call is made. */
const BYTES_PER_TOKEN = 3.5;
/** Tokens that chat formats add to each message. */
const TOKENS_PER_MESSAGE = 4;
/** A step-by-step solution in tokens, where no batch has shown yet how long this model's are. */
const TOKENS_PER_SOLUTION = 350;

export type Estimate = {
  requests: number;
  promptTokens: number;
  completionTokens: number;
  /** US dollars; null without prices. */
  cost: number | null;
};

/** The cost of counted tokens in US dollars; null without both prices. */
export function costOf(prices: Prices, promptTokens: number, completionTokens: number): number | null {
  if (prices.priceInput === null || prices.priceOutput === null) return null;
  return (promptTokens * prices.priceInput + completionTokens * prices.priceOutput) / 1e6;
}

/**
 * What a batch will take, before it starts.
 * @param problemBytes mean length of the seeds' problems, UTF-8 bytes
 * @param completionTokens mean length of the replies of earlier batches with this model and method; null if none
 */
export function estimateCost(
  method: Method,
  parameters: Record<string, unknown>,
  plan: {
    requests: number;
    problemBytes: number;
    completionTokens: number | null;
    maxTokens: number;
  } & Prices,
): Estimate {
  if (method.kind === 'computed') {
    return { requests: plan.requests, promptTokens: 0, completionTokens: 0, cost: 0 };
  }
  const blank = { problem: '', solution: null, answer: null, subject: null, level: null };
  const messages = method.messages(blank, parameters);
  const fixed = messages.reduce((sum, one) => sum + new TextEncoder().encode(one.content).length, 0);
  const perRequest = (fixed + plan.problemBytes) / BYTES_PER_TOKEN + messages.length * TOKENS_PER_MESSAGE;
  const perReply = Math.min(plan.completionTokens ?? TOKENS_PER_SOLUTION, plan.maxTokens);
  const promptTokens = Math.round(perRequest * plan.requests);
  const completionTokens = Math.round(perReply * plan.requests);
  return {
    requests: plan.requests,
    promptTokens,
    completionTokens,
    cost: costOf(plan, promptTokens, completionTokens),
  };
}
