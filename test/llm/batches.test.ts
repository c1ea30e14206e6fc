import { describe, expect, test } from 'vitest';
import type { BatchJob } from '#lib/llm/batch-job.ts';
import { batchEndpoint, batchLine, readBatchLine } from '#lib/llm/batch-lines.ts';
import type { Connection } from '#lib/llm/client.ts';
import { llmClient } from '#lib/llm/openai.ts';
import type { Behave } from '#test/support/openai-server.ts';
import { errorOf, key, requestTo, serverThat } from './ask.ts';

const question = (text: string) => ({ model: 'm', messages: [{ role: 'user' as const, content: text }] });
const ask = (id: string, text = 'What is 2 + 3?') => batchLine(id, question(text), 'https://example.org/v1');

async function desk(behave: Behave = () => ({ reply: '5' })) {
  const server = await serverThat(behave);
  const { batches } = llmClient();
  const connection: Connection = requestTo(server.url);
  const start = async (lines: string[]): Promise<BatchJob> => {
    const { fileId } = await batches.upload(connection, 'requests.jsonl', lines);
    const job = { inputFileId: fileId, endpoint: batchEndpoint, completionWindow: '24h' } as const;
    return batches.create(connection, { ...job, metadata: { ours: 'abc' } });
  };
  const finish = async (id: string): Promise<BatchJob> => {
    for (;;) {
      const job = await batches.retrieve(connection, id);
      if (job.ended) return job;
    }
  };
  const read = async (fileId: string | null) => {
    const lines = [];
    if (fileId)
      for await (const line of batches.download(connection, fileId)) lines.push(readBatchLine(line));
    return lines;
  };
  return { server, batches, connection, start, finish, read };
}

describe('a batch', () => {
  test('is uploaded, followed to its end, and read line by line; its tokens are the server’s', async () => {
    const { server, start, finish, read, batches, connection } = await desk(({ number }) => ({
      reply: `${number}`,
    }));
    const job = await start(['a', 'b', 'c'].map((id) => ask(id)));
    expect(job).toMatchObject({ state: 'validating', ended: false, metadata: { ours: 'abc' } });
    const done = await finish(job.id);
    expect(done).toMatchObject({ state: 'completed', counts: { total: 3, completed: 3, failed: 0 } });
    const lines = await read(done.outputFileId);
    expect(lines.map((line) => line.customId)).toEqual(['a', 'b', 'c']);
    const prompt = lines.reduce((sum, line) => sum + ('answer' in line ? line.answer.promptTokens : 0), 0);
    expect(prompt).toBe(server.tokens.prompt);
    await batches.deleteFile(connection, job.inputFileId);
    expect(server.batches.files.has(job.inputFileId)).toBe(false);
    expect(server.requests.every((one) => one.authorization === `Bearer ${key}`)).toBe(true);
  });

  test('keeps what was answered when it expires or is cancelled, and names the rest', async () => {
    for (const ending of ['expired', 'cancelled'] as const) {
      const { server, start, finish, read, batches, connection } = await desk();
      server.batches.settings.linesPerStep = 2;
      if (ending === 'expired') server.batches.settings.expireAfterLines = 4;
      const job = await start(['a', 'b', 'c', 'd', 'e'].map((id) => ask(id)));
      if (ending === 'cancelled') {
        for (let look = 0; look < 3; look++) await batches.retrieve(connection, job.id);
        expect(await batches.cancel(connection, job.id)).toMatchObject({ state: 'cancelling', ended: false });
      }
      const end = await finish(job.id);
      expect(end.state).toBe(ending);
      expect((await read(end.outputFileId)).map((line) => line.customId)).toEqual(['a', 'b', 'c', 'd']);
      const [rest] = await read(end.errorFileId);
      expect(rest).toMatchObject({ customId: 'e', error: { kind: 'server', retryable: true } });
    }
  });

  test('tells the failures of single requests apart as those of live calls', async () => {
    const behaviours = [
      { status: 429 },
      { status: 400, message: 'no' },
      { closes: true as const },
      { reply: '5' },
    ];
    const { start, finish, read } = await desk(({ number }) => behaviours[number]!);
    const end = await finish((await start(['a', 'b', 'c', 'd'].map((id) => ask(id)))).id);
    expect(end.counts).toEqual({ total: 4, completed: 1, failed: 3 });
    const kinds = (await read(end.errorFileId)).map((line) => ('error' in line ? line.error.kind : null));
    expect(kinds).toEqual(['rate-limit', 'bad-request', 'server']);
  });

  test('with a wrong input file fails and says in which line', async () => {
    const { start, finish } = await desk();
    const end = await finish((await start([ask('a'), ask('a'), 'nonsense'])).id);
    expect(end).toMatchObject({
      ...{ state: 'failed', ended: true, outputFileId: null },
      errors: ['Line 2: duplicate_custom_id.', 'Line 3: invalid_json_line.'],
    });
  });

  test('is found again in the list, page by page', async () => {
    const { start, batches, connection } = await desk();
    const ids = [];
    for (let at = 0; at < 5; at++) ids.unshift((await start([ask('a')])).id);
    const found = [];
    let after: string | null | undefined;
    while (after !== null) {
      const page = await batches.list(connection, { limit: 2, ...(after !== undefined && { after }) });
      found.push(...page.items.map((one) => one.id));
      after = page.next;
    }
    expect(found).toEqual(ids);
  });

  test('at an address without the API, with a wrong id or key: an LlmError without the key', async () => {
    const { server, batches, connection } = await desk();
    const nothing = await errorOf(batches.retrieve(connection, 'batch_nothing'));
    expect(nothing).toMatchObject({ kind: 'bad-request', status: 404 });
    server.batches.settings.refuseCreate = { status: 401, message: `Wrong key ${key}` };
    const { fileId: inputFileId } = await batches.upload(connection, 'a.jsonl', [ask('a')]);
    const job = { inputFileId, endpoint: batchEndpoint, completionWindow: '24h' } as const;
    expect(await errorOf(batches.create(connection, job))).toMatchObject({ message: '401: Wrong key [key]' });
    server.batches.settings.missing = true;
    expect(await errorOf(batches.upload(connection, 'a.jsonl', [ask('a')]))).toMatchObject({ status: 404 });
    const lines = batches.download(connection, 'file-nothing')[Symbol.asyncIterator]();
    expect(await errorOf(lines.next())).toMatchObject({ kind: 'bad-request', status: 404 });
    const guarded = { ...connection, allowPrivateNetwork: false };
    expect((await errorOf(batches.upload(guarded, 'a.jsonl', [ask('a')]))).kind).toBe('refused-address');
    const elsewhere = await serverThat(() => ({ reply: '5' }), {
      control: (_, response) => Boolean(response.end(JSON.stringify({ hello: key }))),
    });
    const page = await errorOf(
      batches.retrieve({ ...connection, baseUrl: elsewhere.url.replace('/v1', '/x') }, 'b'),
    );
    expect(page.message).toMatch(/does not speak the Batch API.*\[key\]/);
  });
});

describe('files of many lines', () => {
  test('longer than a reply may be go up and come down, and nothing is lost', {
    timeout: 60_000,
  }, async () => {
    const { server, batches, connection } = await desk();
    const total = 60_000;
    const filler = 'π'.repeat(400);
    function* lines() {
      for (let at = 0; at < total; at++) yield JSON.stringify({ custom_id: String(at), filler });
    }
    const { fileId, bytes } = await batches.upload(connection, 'many.jsonl', lines());
    const stored = server.batches.files.get(fileId)!;
    expect(stored).toMatchObject({ name: 'many.jsonl', purpose: 'batch' });
    expect(bytes).toBe(stored.bytes.length);
    expect(bytes).toBeGreaterThan(40 * 1024 * 1024);
    let at = 0;
    for await (const line of batches.download(connection, fileId)) {
      if (JSON.parse(line).custom_id !== String(at++)) throw new Error(`Line ${at} is out of order.`);
    }
    expect(at).toBe(total);
  });

  test('an upload is not gathered: lines are made only as fast as they are taken', async () => {
    const { batches, connection } = await desk();
    let made = 0;
    async function* endless() {
      for (;;) {
        made++;
        yield 'x'.repeat(10_000);
      }
    }
    const controller = new AbortController();
    const nobodyReads = await serverThat(() => ({ reply: '' }), { paused: true });
    const upload = batches.upload(
      { ...connection, baseUrl: nobodyReads.url, signal: controller.signal },
      'a.jsonl',
      endless(),
    );
    await expect.poll(() => made).toBeGreaterThan(10);
    let before = -1;
    await expect
      .poll(
        () => {
          const still = made === before;
          before = made;
          return still;
        },
        { interval: 200, timeout: 10_000 },
      )
      .toBe(true);
    expect(made * 10_000).toBeLessThan(32 * 1024 * 1024);
    controller.abort();
    expect((await errorOf(upload)).kind).toBe('network');
  });
});

describe('a line of a batch', () => {
  test('carries the question with its extra fields', () => {
    const line = batchLine(
      'r-1',
      { ...question('Hi'), maxTokens: 5, extraBody: { top_k: 3 } },
      'http://h/v1',
    );
    expect(JSON.parse(line)).toEqual({
      ...{ custom_id: 'r-1', method: 'POST', url: '/v1/chat/completions' },
      body: { model: 'm', messages: [{ role: 'user', content: 'Hi' }], max_tokens: 5, top_k: 3 },
    });
  });

  test.each<[string, string, object]>([
    ['that is no JSON', 'x{', { customId: null, problem: 'Not a line of JSON: x{' }],
    ['that is a list', '[]', { customId: null }],
    ['without a custom_id', '{"response":null}', { customId: null, problem: 'The line has no custom_id.' }],
    [
      'with nothing',
      '{"custom_id":"a","response":null,"error":null}',
      { customId: 'a', error: { kind: 'server' } },
    ],
    [
      'that expired',
      '{"custom_id":"a","response":null,"error":{"code":"batch_expired","message":"late"}}',
      { customId: 'a', error: { kind: 'server', retryable: true, message: 'batch_expired: late' } },
    ],
    [
      'with a body of another kind',
      '{"custom_id":"a","response":{"status_code":200,"body":{"ok":true}}}',
      { customId: 'a', error: { kind: 'bad-request' } },
    ],
    [
      'whose prompt is too long',
      '{"custom_id":"a","response":{"status_code":400,"body":{"error":{"code":"context_length_exceeded","message":"long"}}}}',
      { customId: 'a', error: { kind: 'context-length', retryable: false } },
    ],
  ])('%s', (_, line, read) => {
    expect(readBatchLine(line)).toMatchObject(read);
  });
});
