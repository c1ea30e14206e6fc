import { describe, expect, test } from 'vitest';
import { llmClient } from '#lib/llm/openai.ts';
import { openAiServer } from '#test/support/openai-server.ts';
import { errorOf, requestTo, serverThat } from './ask.ts';

const { embed } = llmClient();
const texts = ['one two three', 'two lorries', 'two trucks'];

describe('the vectors of texts', () => {
  test('come in the order of the texts, whatever the order of the reply', async () => {
    const server = await serverThat(() => ({ reply: '' }));
    const { vectors, promptTokens } = await embed({ ...requestTo(server.url), model: 'm', inputs: texts });
    expect(vectors).toHaveLength(3);
    expect(vectors[1]).toEqual(vectors[2]);
    expect(vectors[0]!.reduce((sum, value) => sum + value, 0)).toBe(3);
    expect(promptTokens).toBeGreaterThan(0);
  });

  test.each([
    ['no list', '{"object":"list"}'],
    ['fewer vectors than texts', '{"data":[{"index":0,"embedding":[1,2]}]}'],
    ['vectors of two lengths', '{"data":[{"embedding":[1]},{"embedding":[1,2]},{"embedding":[1]}]}'],
    ['vectors that are no numbers', '{"data":[{"embedding":["x"]},{"embedding":["x"]},{"embedding":["x"]}]}'],
    ['broken JSON', '{"data":['],
  ])('that are %s are an error that may pass', async (_name, raw) => {
    const server = await openAiServer(() => ({ reply: '' }), {
      control: (_request, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(raw);
        return true;
      },
    });
    const asking = embed({ ...requestTo(server.url), model: 'm', inputs: texts });
    expect(await errorOf(asking)).toMatchObject({ kind: 'server', retryable: true });
    await server.close();
  });

  test('of an endpoint without embeddings are refused in its own words', async () => {
    const server = await openAiServer(() => ({ reply: '' }), {
      control: (_request, response) => {
        const body = JSON.stringify({ error: { message: 'This model has no embeddings.' } });
        response.writeHead(404, { 'Content-Type': 'application/json' }).end(body);
        return true;
      },
    });
    const asking = embed({ ...requestTo(server.url), model: 'm', inputs: texts });
    expect(await errorOf(asking)).toMatchObject({ message: expect.stringContaining('no embeddings') });
    await server.close();
  });
});
