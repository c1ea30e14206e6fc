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
    const numbers = methodById('perturb-numbers');
    expect(() => resolveParameters(numbers, { spread: 9 })).toThrow('parameters.spread');
    expect(() => resolveParameters(method, { exampels: 1 })).toThrow('exampels');
    expect(() => methodById('alchemy')).toThrow('answer-augmentation');
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
  test('names each request by number, arm, problem, sample and hop alone', () => {
    const problem = { contentHash: 'abc', sample: 0, hop: 0 };
    const name = (randomSeed: number, arm: string, change: Partial<typeof problem> = {}) =>
      requestStream(randomSeed, arm, { ...problem, ...change });
    expect(name(7, '0.0')).toBe(name(7, '0.0'));
    const names = [
      name(7, '0.0'),
      name(8, '0.0'),
      name(7, '0.1'),
      name(7, '1.0'),
      name(7, '0.0', { sample: 1 }),
      name(7, '0.0', { hop: 1 }),
      name(7, '0.0', { contentHash: 'abd' }),
    ];
    expect(new Set(names).size).toBe(names.length);
    const seeds = Array.from({ length: 1000 }, (_, sample) =>
      providerSeed(name(7, '0.0', { sample }), sample % 3),
    );
    expect(new Set(seeds).size).toBeGreaterThan(990);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 31)).toBe(true);
  });

  test('costs nothing without a model, and tokens times prices with one', () => {
    const plan = {
      requests: 10,
      templates: [{ messages: [{ role: 'user' as const, content: 'Solve this: {{problem}}' }] }],
      problemBytes: 350,
      completionTokens: 100,
      maxTokens: 2048,
      priceInput: 2,
      priceOutput: 10,
    };
    expect(estimateCost(methodById('perturb-numbers'), {}, plan)).toMatchObject({ requests: 10, cost: 0 });
    const estimate = estimateCost(methodById('answer-augmentation'), { answers: 1 }, plan);
    expect(estimate.completionTokens).toBe(1000);
    expect(estimate.cost).toBeCloseTo(costOf(plan, estimate.promptTokens, 1000)!, 10);
    expect(costOf({ priceInput: 2, priceOutput: null }, 1, 1)).toBeNull();
  });

  test('stores the version that package.json states', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(codeVersion).toBe(version);
  });
});
