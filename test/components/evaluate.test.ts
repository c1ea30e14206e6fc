import { expect, test } from 'vitest';
import { formatP } from '#components/evaluate/compare/format-p.ts';
import { evaluationRequest, firstValues } from '#components/evaluate/form/evaluation-form.ts';
import { cutLine } from '#components/evaluate/replies/cut-line.ts';
import { evaluationPrompts } from '#lib/domain/evaluate/prompts.ts';
import { EvaluationRequest } from '#lib/domain/evaluate/schema.ts';

const [benchmark, model] = ['01a201d9-9898-76ad-8d6e-de7d5480ce61', '01a201d9-9898-76ad-8d6e-de7d5480ce62'];
const options = {
  benchmarks: [{ id: benchmark, name: 'b', problemCount: 3 }],
  models: [{ id: model, name: 'm', batchApi: false, priced: false }],
  runs: [{ number: 7, name: 'r' }],
  prompts: evaluationPrompts,
};

test.each([
  [1, '1'],
  [0.021484375, '0.0215'],
  [0.001, '0.00100'],
  [0.000123, '1.2 × 10⁻⁴'],
  [4e-23, '4.0 × 10⁻²³'],
  [0, '< 10⁻³⁰⁰'],
])('a p-value of %s is written %s', (p, text) => {
  expect(formatP(p)).toBe(text);
});

test('the form asks what the verb takes, and leaves empty fields to it', () => {
  const first = evaluationRequest(firstValues(options));
  expect(first).toEqual({
    ...{ benchmark, model, name: '', prompt: 'zero-shot', viaBatchApi: false },
    ...{ samples: 1, temperature: 0, maxTokens: 2048 },
  });
  expect(EvaluationRequest.safeParse(first).success).toBe(true);
  const own = {
    ...firstValues(options),
    asked: 'run 7',
    prompt: 'own' as const,
    own: 'Solve: {{problem}}',
    topP: 0.9,
  };
  const asked = evaluationRequest(own);
  expect(asked).toMatchObject({
    run: '7',
    topP: 0.9,
    messages: [{ role: 'user', content: 'Solve: {{problem}}' }],
  });
  expect(asked).not.toHaveProperty('model');
  expect(EvaluationRequest.safeParse(asked).success).toBe(true);
});

test('of a reply its end is shown, on one line', () => {
  expect(cutLine(' So\n\nit is  5. ')).toBe('So it is 5.');
  expect(cutLine(`${'x'.repeat(300)} is 5`)).toMatch(/^…x+ is 5$/);
});
