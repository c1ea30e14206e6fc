import type { LlmErrorKind } from './llm-error.ts';

/** What a provider says of a call that failed, from whichever shape it has. */
export type ProviderFault = { message: string; code: string; type: string; status: number | null };

type Loose = { error?: unknown; message?: unknown; detail?: unknown; code?: unknown; type?: unknown };

/** Reads OpenAI's { error: { message, type, code } }, vLLM's and SGLang's bare object, FastAPI's detail, or plain text. */
export function readFault(body: unknown): ProviderFault {
  if (typeof body !== 'object' || body === null) return fault({ message: body });
  const { error, ...bare } = body as Loose;
  if (typeof error === 'string') return fault({ message: error });
  return fault(typeof error === 'object' && error !== null ? (error as Loose) : bare);
}

function fault({ message, detail, code, type }: Loose): ProviderFault {
  const said = message ?? detail;
  const text = typeof said === 'string' ? said : said === undefined ? '' : JSON.stringify(said);
  const status = Number(code);
  return {
    message: text.trim() || 'no message',
    code: String(code ?? ''),
    type: String(type ?? ''),
    status: Number.isInteger(status) && status >= 400 && status < 600 ? status : null,
  };
}

const tooLongCodes = new Set([
  'context_length_exceeded',
  'exceed_context_size_error',
  'string_above_max_length',
]);
const tooLong = new RegExp(
  [
    // OpenAI, vLLM, DeepSeek, OpenRouter, Mistral, SGLang
    'maximum context length',
    'context window',
    'context_length_exceeded',
    'longer than the (model|maximum model)',
    // llama.cpp, LM Studio
    'context size',
    // Ollama
    'exceeds?( the)?( maximum)? context length',
    // Anthropic, Gemini, TGI
    'prompt is too long',
    'input token count .* exceeds',
    'inputs` tokens \\+ `max_new_tokens` must be',
  ].join('|'),
  'i',
);
/** Ollama answers with 500 for a prompt that is too long; gateways pass what they get on under others. */
const tooLongStatuses = new Set([400, 413, 422, 500]);

const noMoneyCodes = new Set([
  'insufficient_quota',
  'billing_hard_limit_reached',
  'billing_not_active',
  'insufficient_balance',
]);
const noMoney = /insufficient (balance|credits|funds)/i;

/** The kind of a failure, from its HTTP status and the provider's words. */
export function kindOf(status: number, { message, code, type }: ProviderFault): LlmErrorKind {
  if (status === 402 || noMoneyCodes.has(code) || noMoneyCodes.has(type)) return 'quota';
  if (status === 429 && noMoney.test(message)) return 'quota';
  const long = tooLongCodes.has(code) || tooLongCodes.has(type) || tooLong.test(message);
  if (long && tooLongStatuses.has(status)) return 'context-length';
  if (status === 401 || status === 403) return 'unauthorised';
  if (status === 429) return 'rate-limit';
  if (status === 408) return 'timeout';
  if (status === 409 || status === 425 || status >= 500) return 'server';
  return status >= 300 && status < 400 ? 'refused-address' : 'bad-request';
}
