import { describe, expect, test } from 'vitest';
import { evolDown } from '#lib/domain/generate/methods/evol-down.ts';
import { evolInstruct } from '#lib/domain/generate/methods/evol-instruct.ts';
import { parametersSchema, resolveParameters } from '#lib/domain/generate/plan-batch.ts';
import { chain, parentOf } from './chain.ts';

const r = String.raw;
const fence = parentOf(
  'A rectangular garden is $8$ metres long and $5$ metres wide. What is its area?',
  '40',
);
const evolved =
  'A rectangular garden is $8$ metres long and $5$ metres wide. A path that is $1$ metre wide runs along its inner edge. What is the area of the garden that is left?';
const reply = (problem: string) => `CHANGE:\nA path takes a part of the area.\n\nNEW PROBLEM:\n${problem}`;
const solved = r`What is left is $6$ by $3$ metres, so \boxed{18} square metres.`;
const refused = (reason: string) => ({ ok: false, reason, message: expect.any(String) });

const up = ['new-problem', 'add-constraint', 'deepen', 'concretise', 'more-steps'];
const down = ['easier', 'easier-topic'];

describe('an evolution', () => {
  test.each([...up.map((id) => [evolInstruct, id] as const), ...down.map((id) => [evolDown, id] as const)])(
    '$id by one operator: the problem, then its solution, without a truth',
    (method, operator) => {
      const parameters = { operator };
      const { outcome, calls } = chain(method, fence, [reply(evolved), solved], { parameters });
      expect(calls.map((one) => one.template)).toEqual([operator, 'solve']);
      expect(calls[0]!.messages.at(-1)!.content).toBe(`PROBLEM:\n${fence.problem}`);
      expect(calls[1]!.messages.at(-1)!.content).toBe(evolved);
      expect(outcome).toEqual({
        ok: true,
        draft: {
          problem: evolved,
          solution: solved,
          answer: '18',
          truth: null,
          groundTruth: 'none',
          evidence: { operator, change: 'A path takes a part of the area.' },
        },
      });
    },
  );

  test.each([
    [evolInstruct, up],
    [evolDown, down],
  ] as const)('draws every operator, the same one for the same random stream', (method, operators) => {
    const drawn = Array.from({ length: 60 }, (_, at) => {
      const run = () => chain(method, fence, [], { randomSeed: `${at}` }).calls;
      expect(run()).toEqual(run());
      return run()[0]!.template;
    });
    expect(new Set(drawn)).toEqual(new Set(operators));
  });

  test('of several solutions the majority is the truth', () => {
    const replies = [
      reply(evolved),
      solved,
      r`\boxed{22}`,
      r`By the rule for rectangles with a path along the edge it must be $\boxed{18\text{ m}^2}$.`,
    ];
    const { outcome, calls } = chain(evolInstruct, fence, replies, { parameters: { answers: 3 } });
    expect(calls).toHaveLength(4);
    expect(outcome).toMatchObject({
      ok: true,
      draft: { answer: '18', truth: '18', groundTruth: 'voted', confidence: 2 / 3 },
    });
  });

  test.each<[string, string[], string]>([
    ['no section', [evolved], 'missing-section'],
    [
      'sections the wrong way round',
      [`NEW PROBLEM:\n${evolved}\n\nCHANGE:\nA path.`],
      'section-out-of-order',
    ],
    ['the old problem', [reply(fence.problem)], 'no-new-information'],
    ['a word of the prompt', [reply(`The rewritten problem: ${evolved}`)], 'copied-phrase'],
    ['a refusal', [reply('I am sorry, but I cannot create such a problem.')], 'refusal'],
    ['a solution in it', [reply(`${evolved}\n\nSolution: $6 \\cdot 3 = 18$.`)], 'holds-its-solution'],
    [
      'far too long',
      [reply(`${'The garden lies beside a quiet river with many trees. '.repeat(12)}${evolved}`)],
      'over-long',
    ],
    ['no answer to it', [reply(evolved), 'The path is too wide.'], 'no-final-answer'],
    ['unsolvable', [reply(evolved), r`The width is missing: $\boxed{\text{unsolvable}}$.`], 'unsolvable'],
    ['nothing', ['\r\n'], 'empty-reply'],
  ])('is refused: %s', (_, replies, reason) => {
    expect(chain(evolInstruct, fence, replies).outcome).toMatchObject(refused(reason));
  });

  test('thoughts, CRLF, NUL and half a surrogate are no part of the problem', () => {
    const raw = `<think>more steps…</think>\r\n${reply(evolved).replaceAll('\n', '\r\n')}\0\ud83d`;
    const { outcome } = chain(evolInstruct, fence, [raw, solved]);
    expect(outcome).toMatchObject({ ok: true, draft: { problem: `${evolved}\ufffd` } });
  });

  test('hops are one to five, and each is counted as a use of its own', () => {
    for (const method of [evolInstruct, evolDown]) {
      expect(method.hops!(resolveParameters(method, {}) as never)).toBe(1);
      expect(method.hops!(resolveParameters(method, { hops: 5 }) as never)).toBe(5);
      expect(() => resolveParameters(method, { hops: 6 })).toThrow('parameters.hops');
      expect(() => resolveParameters(method, { operator: 'shout' })).toThrow('parameters.operator');
    }
    const { operator } = parametersSchema(evolInstruct).properties as { operator: { enum: string[] } };
    expect(operator.enum).toEqual(['random', ...up]);
  });
});
