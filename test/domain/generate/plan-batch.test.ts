import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codeVersion } from '#lib/domain/code-version.ts';
import { costOf, estimateCost } from '#lib/domain/generate/estimate-cost.ts';
import { methodById, methods } from '#lib/domain/generate/methods/index.ts';
import { parseSolution } from '#lib/domain/generate/parse-completion.ts';
import {
  parametersSchema,
  providerSeed,
  requestStream,
  resolveParameters,
} from '#lib/domain/generate/plan-batch.ts';

const parent = { problem: 'What is $2 + 3$?', solution: null, answer: '5', subject: null, level: null };

describe('the methods', () => {
  test('have ids of their own, words for people, and defaults for every parameter', () => {
    expect(new Set(methods.map((one) => one.id)).size).toBe(methods.length);
    for (const method of methods) {
      expect(method.title && method.description).toBeTruthy();
      expect(resolveParameters(method, {})).toEqual(expect.any(Object));
      for (const property of Object.values(parametersSchema(method).properties as Record<string, object>)) {
        expect(property).toMatchObject({ description: expect.any(String), default: expect.anything() });
      }
    }
  });

  test('refuse parameters that are wrong or unknown, by name', () => {
    const method = methodById('answer-augmentation');
    expect(() => resolveParameters(method, { examples: 9 })).toThrow('parameters.examples');
    expect(() => resolveParameters(method, { exampels: 1 })).toThrow('exampels');
    expect(() => methodById('alchemy')).toThrow('answer-augmentation');
  });

  test('answer augmentation shows examples with boxed answers and ends with the problem itself', () => {
    const method = methodById('answer-augmentation');
    if (method.kind !== 'model') throw new Error('it asks a model');
    const messages = method.messages(parent, { examples: 4 });
    expect(messages.map((one) => one.role).join(' ')).toBe(
      'system user assistant user assistant user assistant user assistant user',
    );
    for (const { role, content } of messages)
      if (role === 'assistant') expect(parseSolution(content).ok).toBe(true);
    expect(messages.at(-1)).toEqual({ role: 'user', content: parent.problem });
    const outcome = method.parse('So $2 + 3 = \\boxed{5}$.', parent, {});
    expect(outcome).toMatchObject({ ok: true, draft: { problem: parent.problem, answer: '5' } });
  });
});

describe('a reply', () => {
  test.each<[string, ReturnType<typeof parseSolution>]>([
    ['It is \\boxed{5}.', { ok: true, solution: 'It is \\boxed{5}.', answer: '5', reasoning: null }],
    [
      '<think>two\r\nand three</think>\nIt is $\\boxed{\\frac{1}{2}}$.',
      {
        ok: true,
        solution: 'It is $\\boxed{\\frac{1}{2}}$.',
        answer: '\\frac{1}{2}',
        reasoning: 'two\nand three',
      },
    ],
    ['a\u0000b \\boxed{7}', { ok: true, solution: 'ab \\boxed{7}', answer: '7', reasoning: null }],
    ['  \n', { ok: false, reason: 'empty-reply', message: expect.any(String) }],
    ['<think>only thoughts</think>', { ok: false, reason: 'empty-reply', message: expect.any(String) }],
    ['The answer is 5.', { ok: false, reason: 'no-final-answer', message: expect.any(String) }],
    ['So \\boxed{}.', { ok: false, reason: 'no-final-answer', message: expect.any(String) }],
  ])('%j is read', (reply, parsed) => {
    expect(parseSolution(reply)).toEqual(parsed);
  });

  test('with half of a surrogate pair becomes text that can be stored', () => {
    const parsed = parseSolution('x\ud835 \\boxed{1}');
    expect(parsed.ok && parsed.solution.isWellFormed()).toBe(true);
  });
});

describe('a plan', () => {
  test('names each request by number, problem and sample alone', () => {
    expect(requestStream(7, 'abc', 0)).toBe(requestStream(7, 'abc', 0));
    const names = [requestStream(7, 'abc', 1), requestStream(8, 'abc', 0), requestStream(7, 'abd', 0)];
    expect(new Set([...names, requestStream(7, 'abc', 0)]).size).toBe(4);
    const seeds = Array.from({ length: 1000 }, (_, at) => providerSeed(requestStream(7, 'abc', at)));
    expect(new Set(seeds).size).toBeGreaterThan(990);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31)).toBe(true);
  });

  test('costs nothing without a model, and tokens times prices with one', () => {
    const plan = {
      requests: 10,
      problemBytes: 350,
      completionTokens: 100,
      maxTokens: 2048,
      priceInput: 2,
      priceOutput: 10,
    };
    expect(estimateCost(methodById('perturb-numbers'), {}, plan)).toMatchObject({ requests: 10, cost: 0 });
    const estimate = estimateCost(methodById('answer-augmentation'), { examples: 0 }, plan);
    expect(estimate.completionTokens).toBe(1000);
    expect(estimate.cost).toBeCloseTo(costOf(plan, estimate.promptTokens, 1000)!, 10);
    expect(costOf({ priceInput: 2, priceOutput: null }, 1, 1)).toBeNull();
  });

  test('stores the version that package.json states', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(codeVersion).toBe(version);
  });
});
