import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer, send } from './openai-answer.ts';
import { type BatchControl, batchApi } from './openai-batches.ts';
import { embeddings } from './openai-embeddings.ts';
import { createLedger, type Ledger, type Totals } from './openai-ledger.ts';
import {
  type Behave,
  type Behaviour,
  type Call,
  completionBody,
  countPrompt,
  failures,
} from './openai-protocol.ts';
import { type RateLimitOptions, rateLimit } from './openai-rate-limit.ts';

export type { Behave, Behaviour, Call };
export { completionBody, failures };

/** For models that are saved beside a server whose calls are counted. */
export const unchecked = { check: false, reason: 'The server of this test counts every call.' };

export type ServerOptions = {
  port?: number;
  rateLimit?: RateLimitOptions;
  /** How many calls and ledger entries are kept by name; all where it is left out. */
  keep?: number;
  /** Connections are taken, and nothing that comes over them is read. */
  paused?: boolean;
  /** Answers paths outside of /v1; true when it did. */
  control?: (request: http.IncomingMessage, response: http.ServerResponse, body: Buffer) => boolean;
};

export type OpenAiServer = {
  /** The base URL, with /v1. */
  url: string;
  calls: Call[];
  /** How many chat completions were asked for, refused ones included. */
  count: () => number;
  /** Tokens of the completions that were sent whole, and of the lines of batches that were answered. */
  tokens: Totals;
  /** Every reply by itself, and the sums over those that were begun. */
  ledger: Ledger;
  /** The most calls that were being answered at the same time. */
  mostAtOnce: () => number;
  /** Files and batches. */
  batches: BatchControl;
  /** Method, path and authorization of every request. */
  requests: { method: string; path: string; authorization: string | undefined }[];
  close: () => Promise<void>;
};

/** A real HTTP server that speaks chat completions, files and batches; `behave` decides about each call. */
export async function openAiServer(behave: Behave, options: ServerOptions = {}): Promise<OpenAiServer> {
  const state = createState(behave, options);
  const server = http.createServer((request, response) => {
    if (options.paused) return;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      route(state, request, response, chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).catch(
        (error: unknown) => {
          if (!response.headersSent) send(response, 500, { error: { message: String(error) } });
          else response.destroy();
        },
      );
    });
    request.on('error', () => response.destroy());
  });
  server.keepAliveTimeout = 60_000;
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  const { calls, requests, ledger, batches } = state;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    ...{ calls, requests, ledger, batches: batches.control, tokens: ledger.sent },
    count: () => state.at.count,
    mostAtOnce: () => state.at.most,
    close,
  };
}

function createState(behave: Behave, options: ServerOptions) {
  const keep = options.keep ?? Number.POSITIVE_INFINITY;
  const ledger = createLedger(keep);
  const at = { count: 0, now: 0, most: 0 };
  return {
    behave,
    keep,
    ledger,
    at,
    limit: options.rateLimit ? rateLimit(options.rateLimit) : null,
    control: options.control,
    calls: [] as Call[],
    requests: [] as OpenAiServer['requests'],
    batches: batchApi({ ledger, behave, nextCall: () => at.count++ }),
  };
}

type State = ReturnType<typeof createState>;

async function route(
  state: State,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  body: Buffer,
): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const { authorization } = request.headers;
  if (state.requests.length < state.keep) state.requests.push({ method, path: url, authorization });
  if (method === 'POST' && url === '/v1/chat/completions') return complete(state, request, response, body);
  if (state.control?.(request, response, body)) return;
  if (method === 'POST' && url === '/v1/embeddings') return embeddings(response, body);
  if (await state.batches.route(request, response, body)) return;
  send(response, 404, { error: { message: `No such path: ${url}` } });
}

async function complete(
  state: State,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  text: Buffer,
): Promise<void> {
  state.at.most = Math.max(state.at.most, ++state.at.now);
  response.once('close', () => state.at.now--);
  const body = JSON.parse(text.toString('utf8')) as { model: string; messages: Call['messages'] };
  const { authorization } = request.headers;
  const call: Call = { ...{ number: state.at.count++, authorization, at: Date.now() }, ...body, body };
  if (state.calls.length < state.keep) state.calls.push(call);
  const admission = state.limit?.admit(tokensAsked(call));
  if (admission && !admission.admitted) {
    return send(response, 429, failures.rateLimit.body, admission.headers);
  }
  await answer(response, call, await state.behave(call), state.ledger, admission?.headers ?? {});
}

/** What a call takes of its limit when it is let in: the prompt, and the longest reply that it allows. */
function tokensAsked(call: Call): number {
  const { max_tokens, max_completion_tokens } = call.body;
  const longest = max_tokens ?? max_completion_tokens;
  return countPrompt(call) + (typeof longest === 'number' ? longest : 0);
}
