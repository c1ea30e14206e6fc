import type { AnyMethod, Message } from './method.ts';

/** Prices in US dollars for a million tokens; null where unknown. */
export type Prices = { priceInput: number | null; priceOutput: number | null };

/** Mean UTF-8 bytes of a token of English mathematics with LaTeX, for estimates before any call is made. */
const BYTES_PER_TOKEN = 3.5;
/** Tokens that chat formats add to each message. */
const TOKENS_PER_MESSAGE = 4;
/** A step-by-step solution in tokens, where no batch has shown yet how long this model's are. */
const TOKENS_PER_SOLUTION = 350;

export type Estimate = {
  /** Requests, and the calls that they make when none fails. */
  requests: number;
  calls: number;
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
 * What one arm of a plan will take, before it starts: the fixed text of its templates, the problem, and what earlier
 * calls of the same request wrote.
 * @param plan.templates the messages of its templates, as they will be sent
 * @param plan.problemBytes mean length of the problems, UTF-8 bytes
 * @param plan.completionTokens mean length of the replies of earlier calls of this model and method; null if none
 */
export function estimateCost(
  method: AnyMethod,
  parameters: Record<string, unknown>,
  plan: {
    requests: number;
    templates: readonly { messages: readonly Message[] }[];
    problemBytes: number;
    completionTokens: number | null;
    maxTokens: number;
  } & Prices,
): Estimate {
  const { requests } = plan;
  if (method.kind === 'computed') {
    return { requests, calls: 0, promptTokens: 0, completionTokens: 0, cost: 0 };
  }
  const hops = method.kind === 'model' ? (method.hops?.(parameters) ?? 1) : 1;
  const perRequest = method.calls(parameters);
  const calls = requests * hops * perRequest;
  const perReply = Math.min(plan.completionTokens ?? TOKENS_PER_SOLUTION, plan.maxTokens);
  const promptTokens = Math.round(
    (fixedTokens(plan.templates) + plan.problemBytes / BYTES_PER_TOKEN) * calls,
  );
  const completionTokens = Math.round(perReply * calls);
  return {
    requests: requests * hops,
    calls,
    promptTokens,
    completionTokens,
    cost: costOf(plan, promptTokens, completionTokens),
  };
}

/** Mean tokens of a method's templates without what is put in for their variables. */
function fixedTokens(templates: readonly { messages: readonly Message[] }[]): number {
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  const sizes = templates.map(({ messages }) =>
    messages.reduce((sum, one) => sum + bytes(one.content) / BYTES_PER_TOKEN + TOKENS_PER_MESSAGE, 0),
  );
  return sizes.reduce((sum, one) => sum + one, 0) / Math.max(sizes.length, 1);
}
