import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyMethodById, judges, methodsAndJudges } from '#lib/domain/check/judges/index.ts';
import type { JudgeMethod, ModelMethod } from '#lib/domain/generate/method.ts';
import { methods } from '#lib/domain/generate/methods/index.ts';
import { parametersSchema, resolveParameters } from '#lib/domain/generate/plan-batch.ts';
import { presets } from '#lib/domain/generate/presets.ts';
import { seedLibrary } from '#lib/domain/seeds/library/index.ts';
import { configure, replyTo } from '#test/support/openai-solver.ts';
import { processorTime } from '#test/support/processor-time.ts';
import { chain, parentOf } from './chain.ts';

const isAsking = (one: { kind: string }): one is ModelMethod | JudgeMethod => one.kind !== 'computed';
const asking = methodsAndJudges.filter(isAsking);
const seeds = seedLibrary.map(({ problem, solution, answer }) => parentOf(problem, answer, solution));

describe('the registry', () => {
  test('has every method of the recipe, and what presets and the judge ask for', () => {
    expect(methods.map((one) => one.id)).toEqual([
      'perturb-numbers',
      'answer-augmentation',
      'rephrase',
      'self-verification',
      'fobar',
      'evol-instruct',
      'evol-down',
      'xwin',
      'self-consistency',
    ]);
    expect(judges.map((one) => one.id)).toEqual(['model-judge']);
    for (const preset of presets) {
      const { legs } = preset.plan({ solveRate: 0.5 });
      for (const arm of legs.flatMap((leg) => leg.mix)) {
        expect(resolveParameters(anyMethodById(arm.method), arm.parameters)).toEqual(expect.any(Object));
      }
    }
    expect(() => anyMethodById('alchemy')).toThrow(/xwin.*model-judge/);
  });

  test('describes every parameter', () => {
    for (const method of methodsAndJudges) {
      expect(method.title.length && method.description.endsWith('.')).toBe(true);
      for (const property of Object.values(parametersSchema(method).properties as Record<string, object>)) {
        expect(property).toMatchObject({ description: expect.any(String), default: expect.anything() });
      }
    }
  });
});

const solvable = asking.map((method) => [method.id, method] as const);

describe('with a model that keeps to the form', () => {
  configure({ answers: seedLibrary.map(({ problem, answer }) => ({ problem, answer })) });
  const ask = (messages: Parameters<typeof replyTo>[0]['messages']) => replyTo({ messages });

  test.each(solvable)(
    '%s makes something of every seed that it can use, with as many calls as it says',
    (_, method) => {
      const parameters = resolveParameters(method, {});
      let made = 0;
      for (const parent of seeds) {
        const { outcome, calls } = chain(method, parent, ask);
        if (!outcome.ok) {
          expect(outcome).toMatchObject({ reason: 'no-number' });
          continue;
        }
        made++;
        expect(calls).toHaveLength(method.calls(parameters));
        expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
        if ('judgement' in outcome) continue;
        const { problem, truth, groundTruth, confidence } = outcome.draft;
        expect(groundTruth).toBe(method.groundTruth);
        expect(truth === null).toBe(method.groundTruth === 'none');
        expect(problem === parent.problem).toBe(method.keepsProblem ?? false);
        expect(confidence === undefined).toBe(method.groundTruth !== 'voted');
      }
      expect(made).toBeGreaterThan(seeds.length * 0.8);
    },
  );

  test.each(solvable)(
    '%s asks the same for the same random stream, and never shows the reference',
    (_, method) => {
      for (const parent of seeds.slice(0, 40)) {
        const run = (answer: string) =>
          chain(method, { ...parent, answer }, ask, { randomSeed: parent.problem });
        const first = run(parent.answer!);
        expect(run(parent.answer!)).toEqual(first);
        if (method.kind !== 'judge') continue;
        const secret = run('987654321');
        expect(JSON.stringify(secret.calls)).not.toContain('987654321');
        expect(secret.calls).toEqual(first.calls);
      }
    },
  );
});

const markers = methodsAndJudges
  .filter(isAsking)
  .flatMap((one) => one.templates.flatMap((template) => template.required))
  .filter((one) => one.endsWith(':'));
const piece = fc.oneof(
  fc.constantFrom(...markers),
  fc.constantFrom(
    '\n',
    '\r\n',
    '\0',
    '\ud800',
    '\udc00x',
    '<think>',
    '</think>',
    '\\boxed{',
    '\\boxed{7}',
    '}',
    '$',
    '**',
  ),
  fc.constantFrom(
    'yes',
    'No.',
    '3',
    '5/5',
    '27',
    'unsolvable',
    '\\text{unsolvable}',
    'What is $x + 1$ if $x = 2$?',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const anyReply = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join('\n'));
const anyParent = fc.record({
  problem: fc.oneof(fc.constantFrom(...seedLibrary.map((one) => one.problem)), fc.string({ maxLength: 60 })),
  solution: fc.option(fc.string({ maxLength: 40 })),
  answer: fc.option(fc.oneof(fc.constantFrom('3', '\\frac{1}{2}', '', ' '), fc.string({ maxLength: 10 }))),
  subject: fc.constant(null),
  level: fc.option(fc.integer({ min: 1, max: 5 })),
});

describe('with a model that writes anything', () => {
  test.each(solvable)('%s never breaks: it makes something storable or names why not', (_, method) => {
    fc.assert(
      fc.property(
        anyParent,
        fc.array(anyReply, { minLength: 8, maxLength: 9 }),
        fc.string(),
        (parent, replies, randomSeed) => {
          const { outcome } = chain(method, parent, replies, { randomSeed });
          if (!outcome.ok) {
            expect(outcome.reason).toMatch(/^[a-z]+(-[a-z]+)*$/);
            expect(outcome.message.length).toBeGreaterThan(10);
            return;
          }
          const text = JSON.stringify(outcome);
          expect(text.includes('\\u0000') || /\\ud[89a-f]/.test(text)).toBe(/\0/.test(parent.problem));
        },
      ),
      { numRuns: 120, seed: 7 },
    );
  });

  test.each(solvable)('%s never breaks on a reply of the right form with anything in it', (_, method) => {
    const filled = method.templates.map((template) =>
      fc.array(piece, { minLength: 8, maxLength: 8 }).map(
        (pieces) =>
          `${template.required
            .filter((one) => one.endsWith(':'))
            .map((one, at) => `${one}\n${pieces[at]}`)
            .join('\n\n')}\n${pieces.at(-1)}`,
      ),
    );
    fc.assert(
      fc.property(
        anyParent,
        fc.array(fc.oneof(...filled), { minLength: 8, maxLength: 8 }),
        (parent, replies) => {
          const { outcome } = chain(method, parent, replies);
          expect(outcome.ok || outcome.message.length > 10).toBe(true);
        },
      ),
      { numRuns: 120, seed: 11 },
    );
  });
});

describe('with a model that never stops', () => {
  const units = [
    ' ',
    '\n',
    '\n ',
    '*',
    '#',
    '$',
    '{',
    '?',
    '? ',
    '|\n',
    '---\n',
    '> ',
    'a ',
    '\\boxed{',
    '<think>',
    '(A)',
  ];
  const length = 200_000;

  test.each(solvable)(
    '%s reads or refuses each reply in a time that grows with its length',
    (_, method) => {
      const parent = seeds[0]!;
      for (const unit of units) {
        const body = `What is $x$ if ${unit.repeat(length / unit.length)}x?`;
        for (const inForm of [false, true]) {
          const reply = (_: unknown, step: number) => {
            const template = step === 0 ? method.templates[0]! : method.templates.at(-1)!;
            const sections = template.required.filter((one) => inForm && one.endsWith(':'));
            return `${sections.map((one) => `${one}\n${body}`).join('\n\n')}\n${body} \\boxed{3}`;
          };
          const from = processorTime();
          const parameters = method.id === 'self-consistency' ? { samples: 2 } : {};
          expect(chain(method, parent, reply, { parameters }).outcome).toHaveProperty('ok');
          expect(processorTime() - from, JSON.stringify(unit)).toBeLessThan(5_000);
        }
      }
    },
    60_000,
  );
});
