import { storableText } from '#lib/domain/storable-text.ts';
import type { Answer, Usage } from './client.ts';
import { LlmError } from './llm-error.ts';
import { type ProviderFault, readFault } from './read-fault.ts';

type Part = { type?: unknown; text?: unknown; thinking?: unknown };
type Loose = {
  id?: unknown;
  error?: unknown;
  choices?: {
    message?: { content?: unknown; reasoning_content?: unknown; reasoning?: unknown } | null;
    finish_reason?: unknown;
    error?: unknown;
  }[];
  usage?: LooseUsage | null;
};
type LooseUsage = {
  prompt_tokens?: unknown;
  completion_tokens?: unknown;
  prompt_tokens_details?: { cached_tokens?: unknown } | null;
  completion_tokens_details?: { reasoning_tokens?: unknown } | null;
  /** DeepSeek's spelling. */
  prompt_cache_hit_tokens?: unknown;
};

/** What a body of status 200 holds: a completion, or the error of a gateway that passes one on inside of a 200. */
export type ReadCompletion = { answer: Answer } | { fault: ProviderFault; usage: Usage | null };

/**
 * The first choice of a chat completion; endpoints differ in what they leave out, and a wrong address answers with
 * anything at all: that is an LlmError which quotes it.
 */
export function readCompletion(value: unknown): ReadCompletion {
  const body = (typeof value === 'object' && value !== null ? value : {}) as Loose;
  const usage = readUsage(body.usage);
  const choice = Array.isArray(body.choices) ? body.choices[0] : undefined;
  const error = choice?.error ?? (choice ? undefined : body.error);
  if (error) return { fault: readFault({ error }), usage };
  const message = choice?.message;
  const content = message === null || message === undefined ? undefined : message.content;
  const reasoning = message?.reasoning_content ?? message?.reasoning;
  const readable = typeof content === 'string' || content === null || Array.isArray(content);
  if (!choice || (!readable && typeof reasoning !== 'string')) {
    const text = `The address did not answer with a chat completion: ${quote(value)}`;
    throw new LlmError('bad-request', text, { sent: true, status: 200, usage });
  }
  const parts = Array.isArray(content) ? splitParts(content) : { text: content ?? '', reasoning: null };
  return {
    answer: {
      text: typeof parts.text === 'string' ? parts.text : '',
      reasoning: typeof reasoning === 'string' ? reasoning : parts.reasoning,
      finishReason: typeof choice.finish_reason === 'string' ? storableText(choice.finish_reason) : 'stop',
      ...(usage ?? noUsage),
      usageTold: usage !== null,
      requestId: typeof body.id === 'string' && body.id !== '' ? storableText(body.id) : null,
    },
  };
}

const noUsage: Usage = { promptTokens: 0, cachedTokens: 0, completionTokens: 0, reasoningTokens: 0 };

/** The tokens that a provider says it counted; null where it does not say. */
export function readUsage(usage: LooseUsage | null | undefined): Usage | null {
  if (typeof usage !== 'object' || usage === null) return null;
  return {
    promptTokens: count(usage.prompt_tokens),
    cachedTokens: count(usage.prompt_tokens_details?.cached_tokens ?? usage.prompt_cache_hit_tokens),
    completionTokens: count(usage.completion_tokens),
    reasoningTokens: count(usage.completion_tokens_details?.reasoning_tokens),
  };
}

/** Content in parts: Mistral's reasoning models give what they thought as a part of the content. */
function splitParts(content: unknown[]): { text: string; reasoning: string | null } {
  const parts = content.filter((part): part is Part => typeof part === 'object' && part !== null);
  const text = parts.map((part) => (typeof part.text === 'string' ? part.text : '')).join('');
  const thoughts = parts.flatMap((part) =>
    Array.isArray(part.thinking) ? [splitParts(part.thinking).text] : [],
  );
  return { text, reasoning: thoughts.length > 0 ? thoughts.join('') : null };
}

/** No call has more tokens than the ledger's columns hold; a provider that says so says nothing. */
const mostTokens = 2 ** 31 - 1;
const count = (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= mostTokens ? value : 0;

/** Uncut: what is cut before the key is taken out could end in the half of a key. */
const quote = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
