import { once } from 'node:events';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { LlmError, type LlmErrorKind } from '#lib/llm/client.ts';
import { llmClient } from '#lib/llm/openai.ts';
import { type Behaviour, failures } from '#test/support/openai-server.ts';
import { errorOf, key, requestTo, serverThat } from './ask.ts';

describe('what a provider says is told apart by its kind', () => {
  test.each<[keyof typeof failures, LlmErrorKind, boolean]>([
    ['wrongKey', 'unauthorised', false],
    ['noModel', 'bad-request', false],
    ['quota', 'quota', false],
    ['deepSeekBalance', 'quota', false],
    ['openRouterCredits', 'quota', false],
    ['rateLimit', 'rate-limit', true],
    ['overloaded', 'server', true],
    ['contextOpenAi', 'context-length', false],
    ['contextDeepSeek', 'context-length', false],
    ['contextVllm', 'context-length', false],
    ['contextVllmPrompt', 'context-length', false],
    ['contextVllmCompletion', 'context-length', false],
    ['contextSglang', 'context-length', false],
    ['contextSglangTotal', 'context-length', false],
    ['contextLlamaCpp', 'context-length', false],
    ['contextLlamaCppPython', 'context-length', false],
    ['contextOllama', 'context-length', false],
    ['contextAnthropic', 'context-length', false],
    ['contextGemini', 'context-length', false],
    ['contextOpenRouter', 'context-length', false],
  ])('%s', async (name, kind, retryable) => {
    const server = await serverThat(() => failures[name]);
    const error = await errorOf(llmClient().chat(requestTo(server.url)));
    const { status, body } = failures[name];
    expect(error).toMatchObject({ kind, retryable, status, sent: true });
    const told = (body as { error?: { message: string }; message?: string }).error ?? body;
    expect(error.message).toBe(`${status}: ${(told as { message: string }).message}`);
  });

  test.each<[number, LlmErrorKind, boolean]>([
    [400, 'bad-request', false],
    [403, 'unauthorised', false],
    [408, 'timeout', true],
    [409, 'server', true],
    [413, 'bad-request', false],
    [422, 'bad-request', false],
    [425, 'server', true],
    [502, 'server', true],
    [504, 'server', true],
  ])('status %i', async (status, kind, retryable) => {
    const server = await serverThat(() => ({ status, body: 'Something is wrong.' }));
    const error = await errorOf(llmClient().chat(requestTo(server.url)));
    expect(error).toMatchObject({ kind, retryable, status });
  });

  test('FastAPI and plain servers put their words elsewhere', async () => {
    const bodies: [unknown, string][] = [
      [{ detail: 'Not enough memory' }, 'Not enough memory'],
      [
        { detail: [{ loc: ['body', 'top_k'], msg: 'too big' }] },
        '[{"loc":["body","top_k"],"msg":"too big"}]',
      ],
      [{ error: 'model is loading' }, 'model is loading'],
      [{}, 'no message'],
    ];
    for (const [body, message] of bodies) {
      const server = await serverThat(() => ({ status: 422, body }));
      expect((await errorOf(llmClient().chat(requestTo(server.url)))).message).toBe(`422: ${message}`);
    }
  });

  test('an error inside of a 200, as gateways pass it on, keeps its own status and usage', async () => {
    const usage = { prompt_tokens: 7, completion_tokens: 0 };
    const raw = JSON.stringify({ error: { code: 429, message: 'Upstream is busy' }, usage });
    const server = await serverThat(() => ({ raw }));
    expect(await errorOf(llmClient().chat(requestTo(server.url)))).toMatchObject({
      kind: 'rate-limit',
      status: 429,
      message: '429: Upstream is busy',
      usage: { promptTokens: 7 },
    });
  });

  test('a limit that was reached comes with what the headers say', async () => {
    const headers = {
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': '6m0s',
      'retry-after': '2',
    };
    const server = await serverThat(() => ({ ...failures.rateLimit, headers }));
    expect(await errorOf(llmClient().chat(requestTo(server.url)))).toMatchObject({
      retryAfterMs: 2000,
      limits: { tokensLeft: 0, tokensResetMs: 360_000 },
    });
  });
});

describe('whether a request may have reached the provider', () => {
  test('not where nobody listens, nor where the name leads nowhere', async () => {
    const closed = http.createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    const { chat } = llmClient();
    for (const address of [`http://127.0.0.1:${port}/v1`, 'http://nowhere.invalid/v1']) {
      expect(await errorOf(chat(requestTo(address)))).toMatchObject({ kind: 'network', sent: false });
    }
  });

  test('not where the caller cancelled before', async () => {
    const server = await serverThat(() => ({ reply: '5' }));
    const work = llmClient().chat(requestTo(server.url, { signal: AbortSignal.abort() }));
    expect(await errorOf(work)).toMatchObject({ kind: 'network', sent: false });
    expect(server.calls).toHaveLength(0);
  });

  test('not before a TLS connection stands', async () => {
    const mute = net.createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    onTestFinished(() => void mute.close());
    const { port } = mute.address() as AddressInfo;
    const request = requestTo(`https://127.0.0.1:${port}/v1`, { timeoutMs: 200 });
    expect(await errorOf(llmClient().chat(request))).toMatchObject({ kind: 'timeout', sent: false });
  });

  test.each<[string, Behaviour, LlmErrorKind]>([
    ['a connection that closes without a reply', { closes: true }, 'network'],
    ['half a reply', { broken: true }, 'network'],
    ['JSON that is broken off', { raw: '{"choices": [' }, 'server'],
    ['no answer in time', { hangs: true }, 'timeout'],
  ])('it may with %s', async (_, behaviour, kind) => {
    const server = await serverThat(() => behaviour);
    const error = await errorOf(llmClient().chat(requestTo(server.url, { timeoutMs: 300 })));
    expect(error).toMatchObject({ kind, sent: true, retryable: true });
  });

  test('it may when the caller cancels, and a thousand calls leave one listener on the signal', async () => {
    const server = await serverThat(({ number }) => (number < 1000 ? { reply: '5' } : { hangs: true }));
    const controller = new AbortController();
    const { chat } = llmClient();
    const { signal } = controller;
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners++;
      add(...args);
    };
    for (let at = 0; at < 20; at++) {
      await Promise.all(Array.from({ length: 50 }, () => chat(requestTo(server.url, { signal }))));
    }
    const last = chat(requestTo(server.url, { signal, timeoutMs: 60_000 }));
    await expect.poll(() => server.calls.length).toBe(1001);
    controller.abort();
    expect(await errorOf(last)).toMatchObject({ kind: 'network', sent: true });
    expect(listeners).toBe(1);
  });
});

test('an error is known in every copy of its module, as a web server bundles them', async () => {
  const copy = (await import(
    '#lib/llm/llm-error.ts?copy' as string
  )) as typeof import('#lib/llm/llm-error.ts');
  expect(copy.LlmError).not.toBe(LlmError);
  expect(new copy.LlmError('server', 'busy')).toBeInstanceOf(LlmError);
  expect(new Error('busy')).not.toBeInstanceOf(LlmError);
});

describe('the key stays out of every message', () => {
  const echo = `You sent Bearer ${key} in the header.`;

  test.each<[string, Behaviour]>([
    ['an error that quotes it', { status: 400, message: echo }],
    ['a bare error that quotes it', { status: 400, body: { object: 'error', message: echo } }],
    ['a page that quotes it', { raw: `<html>${echo}</html>`, contentType: 'text/html' }],
    ['JSON of another kind that quotes it', { raw: JSON.stringify({ headers: { authorization: key } }) }],
    [
      'a long page that quotes it where it is cut',
      { raw: `${' '.repeat(953)}${key}`, contentType: 'text/html' },
    ],
    ['an error inside of a 200', { raw: JSON.stringify({ error: { code: 400, message: echo } }) }],
  ])('%s', async (_, behaviour) => {
    const server = await serverThat(() => behaviour);
    const error = await errorOf(llmClient().chat(requestTo(server.url)));
    for (let length = 8; length <= key.length; length++) {
      expect(error.message).not.toContain(key.slice(0, length));
    }
    expect(JSON.stringify(error)).not.toContain(key);
  });
});
