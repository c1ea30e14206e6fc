import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { LlmError } from '#lib/llm/client.ts';
import { llmClient } from '#lib/llm/openai.ts';
import type { Behaviour } from '#test/support/openai-server.ts';
import { errorOf, key, requestTo, serverThat } from './ask.ts';

describe('a chat completion', () => {
  test('carries text, reasoning and tokens, and the key goes into the header', async () => {
    const server = await serverThat(() => ({ reply: 'It is \\boxed{5}.', reasoning: 'two and three' }));
    const reply = await llmClient().chat(requestTo(server.url, { temperature: 0.7, maxTokens: 100 }));
    expect(reply).toMatchObject({
      text: 'It is \\boxed{5}.',
      reasoning: 'two and three',
      finishReason: 'stop',
    });
    expect(server.tokens).toMatchObject({ prompt: reply.promptTokens, completion: reply.completionTokens });
    expect(server.calls[0]).toMatchObject({
      authorization: `Bearer ${key}`,
      body: { temperature: 0.7, max_tokens: 100 },
    });
  });

  test('without a key sends no authorization', async () => {
    const server = await serverThat(() => ({ reply: '5' }));
    await llmClient().chat(requestTo(server.url, { apiKey: null }));
    expect(server.calls[0]?.authorization).toBeUndefined();
  });

  test.each<[string, Behaviour, LlmError['kind'], boolean]>([
    ['a wrong key', { status: 401, message: `Incorrect API key provided: ${key}` }, 'unauthorised', false],
    ['a bad request', { status: 400, message: 'no such field' }, 'bad-request', false],
    ['a wrong path', { status: 404, message: 'no such model' }, 'bad-request', false],
    ['a rate limit', { status: 429, headers: { 'Retry-After': '7' } }, 'rate-limit', true],
    ['a server error', { status: 500 }, 'server', true],
    ['an overloaded server', { status: 503 }, 'server', true],
    [
      'a redirect',
      { status: 302, headers: { Location: 'http://169.254.169.254/' } },
      'refused-address',
      false,
    ],
    ['a web page', { raw: '<html>Welcome</html>', contentType: 'text/html' }, 'bad-request', false],
    ['JSON of another kind', { raw: '{"ok":true}' }, 'bad-request', false],
    ['JSON that is not JSON', { raw: '{"choices": [' }, 'server', true],
    ['half a reply', { broken: true }, 'network', true],
    ['no answer in time', { hangs: true }, 'timeout', true],
  ])('%s is told apart', async (_, behaviour, kind, retryable) => {
    const server = await serverThat(() => behaviour);
    // Only the one that hangs is to run out of time.
    const timeoutMs = 'hangs' in behaviour ? 500 : 60_000;
    const error = await errorOf(llmClient().chat(requestTo(server.url, { timeoutMs })));
    expect(error).toMatchObject({ kind, retryable });
    expect(error.message).not.toContain(key);
    expect(server.calls).toHaveLength(1);
  });

  test('says how long the provider asks to wait', async () => {
    const server = await serverThat(() => ({ status: 429, headers: { 'Retry-After': '7' } }));
    expect((await errorOf(llmClient().chat(requestTo(server.url)))).retryAfterMs).toBe(7000);
  });

  test('is refused before any byte is sent, also where a name leads to a private address', async () => {
    const server = await serverThat(() => ({ reply: '5' }));
    const guarded = { allowPrivateNetwork: false };
    expect((await errorOf(llmClient().chat(requestTo(server.url, guarded)))).kind).toBe('refused-address');
    const byName = server.url.replace('127.0.0.1', 'localhost');
    expect((await errorOf(llmClient().chat(requestTo(byName, guarded)))).kind).toBe('refused-address');
    expect(server.calls).toHaveLength(0);
  });

  test('that nobody listens for names the host and not the key', async () => {
    const closed = http.createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    const error = await errorOf(llmClient().chat(requestTo(`http://127.0.0.1:${port}/v1`)));
    expect(error).toMatchObject({ kind: 'network', retryable: true });
    expect(error.message).toContain(`127.0.0.1:${port}`);
  });

  test('waits its turn: a lane lets no more through than it may, and pauses where the provider asks', async () => {
    const server = await serverThat(({ number }) =>
      number === 5 ? { status: 429, headers: { 'retry-after-ms': '150' } } : { reply: '5', afterMs: 5 },
    );
    const { chat } = llmClient();
    const lane = { key: 'one', concurrency: 3 };
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => chat(requestTo(server.url, { lane }))),
    );
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(19);
    expect(server.mostAtOnce()).toBeLessThanOrEqual(3);
    const gaps = server.calls.slice(1).map((call, at) => call.at - server.calls[at]!.at);
    expect(Math.max(...gaps)).toBeGreaterThan(100);
  });

  test('ends when its signal does', async () => {
    const server = await serverThat(() => ({ hangs: true }));
    const controller = new AbortController();
    const work = llmClient().chat(requestTo(server.url, { signal: controller.signal, timeoutMs: 60_000 }));
    await expect.poll(() => server.calls.length).toBe(1);
    controller.abort();
    expect((await errorOf(work)).kind).toBe('network');
  });
});
