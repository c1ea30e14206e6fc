import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

export type Call = {
  /** 0, 1, 2 … in the order of arrival. */
  number: number;
  authorization: string | undefined;
  model: string;
  messages: { role: string; content: string }[];
  body: Record<string, unknown>;
  at: number;
};

/** What the server does with a call. */
export type Behaviour =
  | { reply: string; finishReason?: string; reasoning?: string; afterMs?: number }
  | { status: number; message?: string; headers?: Record<string, string>; afterMs?: number }
  /** Bytes as they are, with status 200. */
  | { raw: string; contentType?: string }
  /** Headers and half of the JSON, then a closed connection. */
  | { broken: true }
  /** Never answers. */
  | { hangs: true };

export type OpenAiServer = {
  /** The base URL, with /v1. */
  url: string;
  calls: Call[];
  /** Tokens of the completions that were sent whole. */
  tokens: { prompt: number; completion: number };
  /** The most calls that were being answered at the same time. */
  mostAtOnce: () => number;
  close: () => Promise<void>;
};

/** A real HTTP server that speaks /v1/chat/completions; `behave` decides about each call. */
export async function openAiServer(behave: (call: Call) => Behaviour): Promise<OpenAiServer> {
  const calls: Call[] = [];
  const tokens = { prompt: 0, completion: 0 };
  let atOnce = 0;
  let most = 0;
  const server = http.createServer(async (request, response) => {
    const text = await bodyOf(request);
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      return send(response, 404, { error: { message: `No such path: ${request.url}` } });
    }
    most = Math.max(most, ++atOnce);
    response.on('close', () => atOnce--);
    const body = JSON.parse(text) as { model: string; messages: Call['messages'] };
    const { authorization } = request.headers;
    const call = { number: calls.length, authorization, at: Date.now(), ...body, body };
    calls.push(call);
    await answer(response, call, behave(call), tokens);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}/v1`, calls, tokens, mostAtOnce: () => most, close };
}

async function bodyOf(request: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function answer(
  response: http.ServerResponse,
  call: Call,
  behaviour: Behaviour,
  tokens: OpenAiServer['tokens'],
): Promise<void> {
  if ('hangs' in behaviour) return;
  if ('broken' in behaviour) {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '500' });
    response.write(
      '{"id":"chatcmpl-1","choices":[{"index":0,"message":{"role":"assistant","content":"The total is',
    );
    await setTimeout(20);
    response.destroy();
    return;
  }
  if ('raw' in behaviour) {
    response
      .writeHead(200, { 'Content-Type': behaviour.contentType ?? 'application/json' })
      .end(behaviour.raw);
    return;
  }
  if (behaviour.afterMs) await setTimeout(behaviour.afterMs);
  if (response.destroyed) return;
  if ('status' in behaviour) {
    const message = behaviour.message ?? `status ${behaviour.status}`;
    return send(response, behaviour.status, { error: { message, type: 'error' } }, behaviour.headers);
  }
  const completion = completionOf(call, behaviour);
  tokens.prompt += completion.usage.prompt_tokens;
  tokens.completion += completion.usage.completion_tokens;
  send(response, 200, completion);
}

const countTokens = (text: string) => Math.ceil(text.length / 4);

function completionOf(call: Call, reply: Extract<Behaviour, { reply: string }>) {
  const prompt_tokens = call.messages.reduce((sum, one) => sum + countTokens(one.content) + 4, 0);
  const completion_tokens = countTokens(reply.reply + (reply.reasoning ?? ''));
  const reasoning = reply.reasoning === undefined ? {} : { reasoning_content: reply.reasoning };
  return {
    id: `chatcmpl-${call.number}`,
    object: 'chat.completion',
    created: Math.floor(call.at / 1000),
    model: call.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: reply.reply, ...reasoning },
        finish_reason: reply.finishReason ?? 'stop',
      },
    ],
    usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
  };
}

function send(
  response: http.ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value));
}
