import { describe, expect, test } from 'vitest';
import { chatBody } from '#lib/llm/chat-body.ts';
import type { ChatReply } from '#lib/llm/client.ts';
import { llmClient } from '#lib/llm/openai.ts';
import type { Behaviour } from '#test/support/openai-server.ts';
import { errorOf, requestTo, serverThat } from './ask.ts';

const usage = { prompt_tokens: 100, completion_tokens: 40 };
const said = (message: unknown, more: object = {}): Behaviour => ({
  raw: JSON.stringify({ id: 'c-1', choices: [{ message, finish_reason: 'stop' }], usage, ...more }),
});

describe('a reply', () => {
  test('brings cached and reasoning tokens, the id and the limits', async () => {
    const headers = { 'x-ratelimit-remaining-requests': '9', 'x-ratelimit-reset-requests': '250ms' };
    const reply = { reply: 'five', reasoning: 'two and three', cachedTokens: 6, headers };
    const server = await serverThat(() => reply);
    const got = await llmClient().chat(requestTo(server.url));
    expect(got).toMatchObject({
      ...{ text: 'five', reasoning: 'two and three', cachedTokens: 6, usageTold: true },
      ...{ requestId: 'chatcmpl-0', limits: { requestsLeft: 9, requestsResetMs: 250 } },
    });
    expect(server.tokens).toEqual({
      ...{ replies: 1, prompt: got.promptTokens, completion: got.completionTokens },
      ...{ cached: got.cachedTokens, reasoning: got.reasoningTokens },
    });
    expect(server.ledger.entries).toMatchObject([{ id: got.requestId, state: 'sent' }]);
  });

  test('in DeepSeek’s spelling, and one without any usage', async () => {
    const behaviours: Behaviour[] = [
      { reply: '5', cachedTokens: 3, spelling: 'deepseek' },
      { reply: '5', usage: null },
    ];
    const server = await serverThat(({ number }) => behaviours[number]!);
    const { chat } = llmClient();
    expect(await chat(requestTo(server.url))).toMatchObject({ cachedTokens: 3, usageTold: true });
    expect(await chat(requestTo(server.url))).toMatchObject({ promptTokens: 0, usageTold: false });
  });

  test.each<[string, Behaviour, Partial<ChatReply>]>([
    [
      'vLLM’s empty content of a cut thought',
      said({ content: null, reasoning_content: 'hm' }),
      { text: '', reasoning: 'hm' },
    ],
    ['OpenRouter’s reasoning', said({ content: '5', reasoning: 'hm' }), { text: '5', reasoning: 'hm' }],
    ['content that is left out beside reasoning', said({ reasoning: 'hm' }), { text: '', reasoning: 'hm' }],
    [
      'Mistral’s parts',
      said({
        content: [
          { type: 'thinking', thinking: [{ type: 'text', text: 'hm' }] },
          { type: 'text', text: '5' },
        ],
      }),
      { text: '5', reasoning: 'hm' },
    ],
    [
      'think marks inside of the content',
      said({ content: '<think>hm</think>5' }),
      { text: '<think>hm</think>5', reasoning: null },
    ],
    ['no id', said({ content: '5' }, { id: undefined }), { text: '5', requestId: null }],
  ])('%s', async (_, behaviour, reply) => {
    const server = await serverThat(() => behaviour);
    expect(await llmClient().chat(requestTo(server.url))).toMatchObject(reply);
  });

  test('that comes in pieces is read to its end', async () => {
    const server = await serverThat(() => ({ reply: 'ö'.repeat(50_000), pieces: 40 }));
    expect((await llmClient().chat(requestTo(server.url))).text).toBe('ö'.repeat(50_000));
  });

  test('over 32 MiB is not read to its end', async () => {
    const server = await serverThat(() => ({ raw: 'x'.repeat(33 * 1024 * 1024) }));
    const error = await errorOf(llmClient().chat(requestTo(server.url, { timeoutMs: 20_000 })));
    expect(error).toMatchObject({ kind: 'bad-request', sent: true });
    expect(error.message).toContain('over 32 MiB');
  });
});

describe('what is asked', () => {
  test('extra fields are in the body; null takes a field out', async () => {
    const server = await serverThat(() => ({ reply: '5' }));
    const extraBody = { top_k: 20, chat_template_kwargs: { enable_thinking: false }, temperature: null };
    await llmClient().chat(requestTo(server.url, { temperature: 0.5, topP: 0.9, extraBody }));
    expect(server.calls[0]?.body).toEqual({
      ...{ model: 'm', messages: [{ role: 'user', content: 'What is 2 + 3?' }], top_p: 0.9 },
      ...{ top_k: 20, chat_template_kwargs: { enable_thinking: false } },
    });
  });

  test.each([{ model: 'x' }, { messages: [] }, { stream: true }, { n: 4 }])(
    'extra fields cannot be %o',
    async (extraBody) => {
      const server = await serverThat(() => ({ reply: '5' }));
      const error = await errorOf(llmClient().chat(requestTo(server.url, { extraBody })));
      expect(error).toMatchObject({ kind: 'bad-request', sent: false });
      expect(error.message).toContain(Object.keys(extraBody)[0]);
      expect(server.calls).toHaveLength(0);
    },
  );

  test('OpenAI itself gets the longest reply under its new name', () => {
    const question = { model: 'm', messages: [], maxTokens: 9 };
    expect(chatBody(question, 'https://api.openai.com/v1')).toMatchObject({ max_completion_tokens: 9 });
    expect(chatBody(question, 'https://us.openai.azure.com/v1')).toMatchObject({ max_completion_tokens: 9 });
    expect(chatBody(question, 'https://notopenai.com/v1')).toMatchObject({ max_tokens: 9 });
  });

  test('one process drives two models with two keys side by side', async () => {
    const server = await serverThat(({ model }) => ({ reply: model }));
    const { chat } = llmClient();
    const calls = ['a', 'b', 'a', 'b'].map((model) =>
      chat(requestTo(server.url, { model, apiKey: `key-${model}` })),
    );
    expect((await Promise.all(calls)).map((one) => one.text)).toEqual(['a', 'b', 'a', 'b']);
    for (const call of server.calls) expect(call.authorization).toBe(`Bearer key-${call.model}`);
  });
});
