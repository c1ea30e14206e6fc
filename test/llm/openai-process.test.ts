import { describe, expect, test } from 'vitest';
import { llmClient } from '#lib/llm/openai.ts';
import { startOpenAiProcess } from '#test/support/openai-process.ts';

const ask = (url: string, content: string, system?: string) =>
  llmClient().chat({
    ...{ baseUrl: url, apiKey: null, model: 'm', timeoutMs: 10_000, allowPrivateNetwork: true },
    messages: [
      ...(system === undefined ? [] : [{ role: 'system' as const, content: system }]),
      { role: 'user' as const, content },
    ],
  });

const problem = 'Ann picks 12 apples in the morning and 30 in the afternoon. How many apples does she pick?';
const answers = [{ problem, answer: '42' }];

describe('the server in a process of its own', { timeout: 30_000 }, () => {
  test('solves what it knows, also what it rephrased, evolved or masked, and counts what it sent', async () => {
    const server = await startOpenAiProcess({
      behave: 'test/support/openai-solver.ts',
      configure: { answers },
    });
    const solved = await ask(server.url, problem);
    expect(solved.text).toContain('\\boxed{42}');
    const rephrased = await ask(server.url, problem, 'Rephrase the problem.');
    expect(rephrased.text).not.toBe(problem);
    expect((await ask(server.url, rephrased.text)).text).toContain('\\boxed{42}');
    const evolved = await ask(
      server.url,
      problem,
      'Make it harder.\nPLAN: what to add\nNEW PROBLEM: the problem',
    );
    const harder = /NEW PROBLEM:\n([\s\S]+)/.exec(evolved.text)![1]!;
    const [, factor, addend] = /multiplied by (\d+) and increased by (\d+)/.exec(harder)!;
    const result = 42 * Number(factor) + Number(addend);
    expect((await ask(server.url, harder)).text).toContain(`\\boxed{${result}}`);
    expect((await ask(server.url, problem.replace('30', '$x$'))).text).toContain('\\boxed{30}');
    const { count, sent, begun } = await server.state();
    expect(count).toBe(6);
    expect(sent).toEqual(begun);
    const entries = await server.entries();
    expect(entries.reduce((sum, one) => sum + one.completion, 0)).toBe(sent.completion);
    expect(entries.map((one) => one.id)).toContain(solved.requestId);
  });

  test('is told what to do next, and what to answer to which prompt', async () => {
    const rules = [{ when: 'is it solvable', reply: 'SOLVABLE: yes\nANSWER: {{answer}}' }];
    const configure = { answers, rules };
    const server = await startOpenAiProcess({ behave: 'test/support/openai-solver.ts', configure });
    await server.next([{ status: 503, message: 'busy' }]);
    await expect(ask(server.url, problem)).rejects.toMatchObject({ kind: 'server' });
    expect((await ask(server.url, `Is it solvable? ${problem}`)).text).toBe('SOLVABLE: yes\nANSWER: 42');
    await server.configure({ answers, wrongEvery: 1 });
    expect((await ask(server.url, problem)).text).toContain('\\boxed{43}');
  });

  test('keeps to its limits, and says how long to wait', async () => {
    const server = await startOpenAiProcess({
      behave: 'test/support/openai-fixed.ts',
      rpm: 60,
      burst: 3,
      configure: { afterMs: 0 },
    });
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => ask(server.url, 'Go on.')));
    const refused = results.filter((one) => one.status === 'rejected');
    expect(refused.length).toBeGreaterThanOrEqual(4);
    for (const { reason } of refused) {
      expect(reason).toMatchObject({
        kind: 'rate-limit',
        status: 429,
        limits: { requestsLimit: 60, requestsLeft: 0 },
      });
      expect(reason.retryAfterMs).toBeLessThanOrEqual(1000);
    }
    expect((await server.state()).sent.replies).toBe(8 - refused.length);
  });
});
