import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { hideSecret } from '#lib/domain/hide-secret.ts';
import { TargetRefused, TargetUnreachable } from '../target.ts';

/** The API's own answer where it is no good one. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export type ApiOptions = {
  /** With the version, such as https://api.openai.com/v1. */
  baseUrl: string;
  key: string | null;
  fetch: typeof fetch;
  /** Before the second try; each further one waits twice as long. */
  retryMs?: number;
};

export type Question = {
  method?: 'GET' | 'POST' | 'DELETE';
  json?: unknown;
  /** A body that is made anew for each try. */
  body?: () => Promise<{ stream: ReadableStream<Uint8Array>; headers: Record<string, string> }>;
  /** What asks twice does nothing twice, so a try whose outcome is unknown may be followed by another. */
  again?: boolean;
  timeoutMs?: number;
};

export type Api = <S extends z.ZodType>(path: string, schema: S, question?: Question) => Promise<z.output<S>>;

const tries = 4;
const longestWaitMs = 30_000;

/**
 * Asks the API. A limit (429) and a failure of the server (5xx) are tried again; what stays unknown is TargetUnreachable,
 * what the API refuses is an ApiError with its words.
 */
export function createApi(options: ApiOptions): Api {
  const base = options.baseUrl.replace(/\/+$/, '');
  return async (path, schema, question = {}) => {
    const again = question.again ?? (question.method ?? 'GET') === 'GET';
    for (let made = 1; ; made++) {
      const outcome = await ask(options, `${base}${path}`, question);
      if (outcome instanceof Response) return read(outcome, schema, { base, key: options.key });
      // A limit was reached before anything was done; all else may have been done.
      const harmless = again || outcome.limited;
      if (made >= tries || !harmless)
        throw new TargetUnreachable(`${base} cannot be asked: ${outcome.words}`);
      await pause(Math.min(longestWaitMs, outcome.afterMs ?? (options.retryMs ?? 500) * 2 ** (made - 1)));
    }
  };
}

type Silence = { words: string; limited: boolean; afterMs: number | null };

async function ask(options: ApiOptions, url: string, question: Question): Promise<Response | Silence> {
  const { method = 'GET', json, body, timeoutMs = 60_000 } = question;
  const sent = await body?.();
  const init: RequestInit & { watch?: object; duplex?: 'half' } = {
    method,
    headers: {
      accept: 'application/json',
      ...(options.key !== null && { authorization: `Bearer ${options.key}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...sent?.headers,
    },
    // The studio's own fetch is told its time limit here; the platform's wants to know that a stream is sent.
    watch: { timeoutMs },
    ...(sent
      ? { body: sent.stream, duplex: 'half' }
      : json !== undefined
        ? { body: JSON.stringify(json) }
        : {}),
  };
  try {
    const response = await options.fetch(url, init);
    const { status } = response;
    if (status !== 408 && status !== 429 && status < 500) return response;
    const seconds = Number(response.headers.get('retry-after'));
    const words = `${status} ${await wordsOf(response, options.key)}`;
    return { words, limited: status === 429, afterMs: seconds > 0 ? seconds * 1000 : null };
  } catch (error) {
    return { words: hideSecret(causeOf(error), options.key), limited: false, afterMs: null };
  }
}

async function read<S extends z.ZodType>(
  response: Response,
  schema: S,
  { base, key }: { base: string; key: string | null },
): Promise<z.output<S>> {
  if (!response.ok) throw new ApiError(response.status, await wordsOf(response, key));
  const text = await response.text();
  const parsed = schema.safeParse(jsonOrNull(text));
  if (parsed.success) return parsed.data;
  throw new TargetUnreachable(
    `${base} answers with something else than the fine-tuning protocol: ${hideSecret(text, key).slice(0, 200)}`,
  );
}

const Refusal = z.object({ error: z.union([z.string(), z.object({ message: z.string() })]) });

/** The API's own words, whatever form they come in, without the key. */
async function wordsOf(response: Response, key: string | null): Promise<string> {
  const text = hideSecret(await response.text(), key).trim();
  const parsed = Refusal.safeParse(jsonOrNull(text));
  if (!parsed.success) return text.slice(0, 500) || response.statusText;
  const { error } = parsed.data;
  return typeof error === 'string' ? error : error.message;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

/** What the API refused to do, as the target's answer to a request. */
export function refused(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const { status, message } = error;
  if (status === 401 || status === 403)
    return new TargetRefused(`The API does not accept the key: ${message}`);
  return new TargetRefused(`The API refused: ${message}`);
}

/** A question about a run that the API does not answer says nothing about the run. */
export function silent(error: unknown): unknown {
  return error instanceof ApiError
    ? new TargetUnreachable(`The API does not answer: ${error.message}`)
    : error;
}
