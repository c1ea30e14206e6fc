import { APIConnectionError, APIError } from 'openai';
import { hideSecret } from '#lib/domain/hide-secret.ts';
import { cutText, storableText } from '#lib/domain/storable-text.ts';
import { EgressError } from '#lib/egress/egress-error.ts';
import type { Connection } from './client.ts';
import { LlmError, type LlmErrorDetails } from './llm-error.ts';
import { readRateLimits } from './rate-limits.ts';
import { kindOf, type ProviderFault, readFault } from './read-fault.ts';

/** The longest wait that a provider may ask for; a longer one is cut, and asked again. */
const longestWaitMs = 120_000;
const longestText = 1000;

/** Whatever a call threw, as one of the kinds that decide about trying again; the key is cut out of its text. */
export function toLlmError(error: unknown, connection: Connection): LlmError {
  const inner = innermost(error);
  if (inner instanceof LlmError) return withoutKey(inner, connection);
  if (inner instanceof EgressError) return withoutKey(ofExchange(inner), connection);
  if (error instanceof APIError && error.status !== undefined) {
    const said = error.error === undefined ? error.message.replace(/^\d{3}\s*/, '') : { error: error.error };
    return faultError(error.status, readFault(said), connection, headersOf(error.headers));
  }
  if (inner instanceof SyntaxError) {
    return new LlmError('server', 'The reply was broken off or is not JSON.', { sent: true, status: 200 });
  }
  const { host } = new URL(connection.baseUrl);
  const text = inner instanceof Error ? inner.message : String(inner);
  return new LlmError('network', hideKey(`No connection to ${host}: ${text}`, connection), { sent: true });
}

/** The cause at the bottom: the client wraps what its `fetch` threw. */
function innermost(error: unknown): unknown {
  let at = error;
  while (at instanceof APIConnectionError && at.cause !== undefined) at = at.cause;
  return at;
}

/** What a provider said of a call, as an error. */
export function faultError(
  status: number,
  fault: ProviderFault,
  connection: Connection,
  details: Partial<LlmErrorDetails> = {},
): LlmError {
  const kind = kindOf(status, fault);
  if (kind === 'refused-address') {
    const text = `${status}: The address redirects; give the one that it leads to.`;
    return new LlmError(kind, text, { status, sent: true });
  }
  const text = `${status}: ${hideKey(fault.message, connection)}`;
  return new LlmError(kind, text, { ...details, status, sent: true });
}

function headersOf(headers: Headers | undefined): Partial<LlmErrorDetails> {
  if (!headers) return {};
  const get = (name: string) => headers.get(name);
  return { retryAfterMs: retryAfter(get), limits: readRateLimits(get) };
}

/** Seconds or a date (RFC 9110), or OpenAI's milliseconds; in milliseconds, null where there is none. */
function retryAfter(get: (name: string) => string | null): number | null {
  const exact = Number(get('retry-after-ms') ?? Number.NaN);
  const given = get('retry-after') ?? '';
  const seconds = /^\d+(\.\d+)?$/.test(given) ? Number(given) * 1000 : Date.parse(given) - Date.now();
  const wait = Number.isFinite(exact) ? exact : seconds;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), longestWaitMs) : null;
}

function ofExchange({ kind, message, sent, status }: EgressError): LlmError {
  return new LlmError(kind === 'too-large' ? 'bad-request' : kind, message, { sent, status });
}

function withoutKey(error: LlmError, connection: Connection): LlmError {
  const text = hideKey(error.message, connection);
  return text === error.message ? error : new LlmError(error.kind, text, error);
}

/** The text without the key, storable, and cut where it is long: last, or a cut could leave the half of a key. */
export function hideKey(text: string, { apiKey }: Pick<Connection, 'apiKey'>): string {
  const hidden = storableText(hideSecret(text, apiKey));
  return hidden.length > longestText ? `${cutText(hidden, longestText)} …` : hidden;
}
