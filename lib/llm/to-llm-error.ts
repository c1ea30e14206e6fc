import { APIConnectionError, APIError } from 'openai';
import { type ChatRequest, LlmError } from './client.ts';

/** The longest wait that a provider may ask for; a longer one is cut, and asked again. */
const longestWaitMs = 120_000;

/** Whatever a call threw, as one of the kinds that decide about trying again; the key is cut out of its text. */
export function toLlmError(error: unknown, request: ChatRequest, timedOut: boolean): LlmError {
  const inner = innermost(error);
  if (inner instanceof LlmError) return inner;
  if (timedOut) {
    return new LlmError('timeout', `No reply within ${Math.round(request.timeoutMs / 1000)} s.`);
  }
  if (error instanceof APIError && error.status !== undefined) return fromStatus(error, request);
  if (inner instanceof SyntaxError) return new LlmError('server', 'The reply was broken off or is not JSON.');
  return new LlmError(
    'network',
    `No connection to ${new URL(request.baseUrl).host}: ${hide(messageOf(inner), request)}`,
  );
}

/** The cause at the bottom: the client wraps what its `fetch` threw. */
function innermost(error: unknown): unknown {
  let at = error;
  while (at instanceof APIConnectionError && at.cause !== undefined) at = at.cause;
  return at;
}

function fromStatus(error: APIError, request: ChatRequest): LlmError {
  const status = error.status ?? 0;
  const text = `${status}: ${hide(providerText(error), request)}`;
  if (status === 401 || status === 403) return new LlmError('unauthorised', text);
  if (status === 429) return new LlmError('rate-limit', text, retryAfter(error.headers));
  if (status === 408) return new LlmError('timeout', text, retryAfter(error.headers));
  if (status === 409 || status >= 500) return new LlmError('server', text, retryAfter(error.headers));
  if (status >= 300 && status < 400) {
    return new LlmError(
      'refused-address',
      `${status}: The address redirects; give the one that it leads to.`,
    );
  }
  return new LlmError('bad-request', text);
}

function providerText(error: APIError): string {
  const body = error.error as { message?: unknown } | string | undefined;
  if (typeof body === 'object' && typeof body?.message === 'string') return body.message;
  return error.message.replace(/^\d{3}\s*/, '') || 'no message';
}

/** Seconds or a date (RFC 9110), or OpenAI's milliseconds; in milliseconds, null where there is none. */
function retryAfter(headers: Headers | undefined): number | null {
  const exact = Number(headers?.get('retry-after-ms') ?? Number.NaN);
  const given = headers?.get('retry-after') ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(given) ? Number(given) * 1000 : Date.parse(given) - Date.now();
  const wait = Number.isFinite(exact) ? exact : seconds;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), longestWaitMs) : null;
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}

function hide(text: string, { apiKey }: ChatRequest): string {
  const cut = text.length > 1000 ? `${text.slice(0, 1000)} …` : text;
  return apiKey ? cut.replaceAll(apiKey, '[key]') : cut;
}
