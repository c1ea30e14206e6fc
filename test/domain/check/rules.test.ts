import { describe, expect, test } from 'vitest';
import type { RuleInput } from '#lib/domain/check/rule.ts';
import { rules } from '#lib/domain/check/rules/index.ts';
import { runRules, sumUp } from '#lib/domain/check/run-rules.ts';
import type { CheckOutcome } from '#lib/domain/check/schema.ts';
import { processorTime } from '#test/support/processor-time.ts';

type Changes = Partial<Omit<RuleInput, 'variant'>> & { variant?: Partial<RuleInput['variant']> };

function input(changes: Changes = {}): RuleInput {
  return {
    seed: { id: 's', problem: 'What is $2 + 3$?', solution: null, answer: '5' },
    method: { groundTruth: 'inherited', keepsProblem: true },
    truth: '5',
    duplicates: [],
    ...changes,
    variant: {
      problem: 'What is $2 + 3$?',
      solution: 'We add: $2 + 3 = 5$. The sum is $\\boxed{5}$.',
      answer: '5',
      ...changes.variant,
    },
  };
}

const ofAnother = { method: { groundTruth: 'computed', keepsProblem: false } } as const;
const variantCopy = { kind: 'variant', id: 'v', sameSolution: true } as const;
const seedProblem = { kind: 'seed', id: 's', sameSolution: false } as const;

const copyOf = (seq: number, similarity: number) => ({
  ...{ kind: 'variant' as const, id: `v${seq}`, seq, similarity },
});

const cases: [rule: string, what: string, changes: Changes, outcome: CheckOutcome, reason: RegExp][] = [
  ['latex-renders', 'formulas that parse', {}, 'passed', /can be typeset/],
  [
    'latex-renders',
    'a wrong formula',
    { variant: { solution: 'So $\\left(x$ is it.' } },
    'failed',
    /of the solution/,
  ],
  [
    'latex-renders',
    'an open brace',
    { variant: { solution: 'So $\\frac{1}{2$ is it.' } },
    'undecided',
    /outside of any formula/,
  ],
  [
    'latex-renders',
    'no dollars',
    { variant: { problem: 'What is \\sqrt{4}?' } },
    'undecided',
    /in the problem/,
  ],
  [
    'latex-renders',
    'an unknown command',
    { variant: { problem: 'Find $\\foo{x}$.' } },
    'failed',
    /of the problem/,
  ],
  [
    'latex-renders',
    'money',
    { variant: { problem: 'It costs $5 and then $6.' } },
    'passed',
    /can be typeset/,
  ],
  ['final-answer-extracted', 'a boxed answer', {}, 'passed', /ends in the recorded answer/],
  [
    'final-answer-extracted',
    'the same value written otherwise',
    { variant: { answer: '5.0' } },
    'passed',
    /5\.0/,
  ],
  [
    'final-answer-extracted',
    'another answer than recorded',
    { variant: { answer: '6' } },
    'failed',
    /recorded is 6/,
  ],
  [
    'final-answer-extracted',
    'a GSM8K ending',
    { variant: { solution: 'Add.\n#### 5' } },
    'passed',
    /recorded answer/,
  ],
  [
    'final-answer-extracted',
    'no marked answer',
    { variant: { solution: 'Two and three make 5.' } },
    'undecided',
    /does not mark/,
  ],
  ['final-answer-extracted', 'nothing at all', { variant: { solution: '' } }, 'failed', /no final answer/],
  ['answer-agrees', 'an equal answer', {}, 'passed', /equals the known answer 5/],
  [
    'answer-agrees',
    'an equal answer in another form',
    { variant: { answer: '\\frac{10}{2}' } },
    'passed',
    /equals the known answer 5/,
  ],
  ['answer-agrees', 'another answer', { variant: { answer: '6' } }, 'failed', /not the known answer 5/],
  ['answer-agrees', 'a computed answer', { ...ofAnother, truth: '6' }, 'failed', /not the computed answer 6/],
  ['answer-agrees', 'nothing to compare with', { truth: null }, 'skipped', /No answer is known/],
  ['arithmetic-steps-recompute', 'right steps', {}, 'passed', /recompute/],
  [
    'arithmetic-steps-recompute',
    'a wrong step',
    { variant: { solution: 'First $2 + 3 = 6$, so \\boxed{6}.' } },
    'failed',
    /does not recompute; the value is 5/,
  ],
  [
    'arithmetic-steps-recompute',
    'a wrong annotation',
    { variant: { solution: 'He has 48/2 = <<48/2=25>>25 left.\n#### 25' } },
    'failed',
    /does not recompute/,
  ],
  [
    'arithmetic-steps-recompute',
    'words only',
    { variant: { solution: 'It is clear.' } },
    'skipped',
    /no calculation/,
  ],
  ['exact-duplicate', 'nothing alike', {}, 'passed', /No older text/],
  [
    'exact-duplicate',
    'the kept problem of the seed',
    { duplicates: [seedProblem] },
    'passed',
    /solution is new/,
  ],
  [
    'exact-duplicate',
    'a sibling with the same solution',
    { duplicates: [seedProblem, variantCopy] },
    'failed',
    /another variant/,
  ],
  [
    'exact-duplicate',
    'a new problem that is a seed',
    { ...ofAnother, duplicates: [seedProblem] },
    'failed',
    /another seed/,
  ],
  ['near-duplicate', 'what was not compared', ofAnother, 'skipped', /not been compared/],
  ['near-duplicate', 'nothing alike', { ...ofAnother, alike: [] }, 'passed', /No older text/],
  [
    'near-duplicate',
    'the likest of two copies',
    { ...ofAnother, alike: [copyOf(7, 0.71), copyOf(9, 0.833)] },
    'undecided',
    /variant 9 \(0\.83\), and 1 more/,
  ],
  ['near-duplicate', 'a kept problem', { alike: [copyOf(7, 0.9)] }, 'skipped', /keeps the problem/],
];

describe('the rules', () => {
  test.each(cases)('%s: %s', (rule, _, changes, outcome, reason) => {
    const results = (['text', 'project', 'corpus'] as const).flatMap((reads) =>
      runRules(input(changes), reads),
    );
    const said = results.find((one) => one.rule === rule);
    expect(said).toMatchObject({ outcome });
    expect(said?.reason).toMatch(reason);
  });

  test('have ids of their own and words for people', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const rule of rules) expect(rule.title && rule.description && rule.version).toBeTruthy();
  });

  test('give up on a text that would take for ever, and say so', () => {
    const huge = `$${'\\frac{1}{'.repeat(1000)}1${'}'.repeat(1000)}$ `.repeat(20);
    const from = processorTime();
    const results = runRules(input({ variant: { solution: huge, problem: huge } }), 'text');
    expect(processorTime() - from).toBeLessThan(3000);
    expect(results.find((one) => one.rule === 'latex-renders')?.outcome).not.toBe('passed');
  });

  test.each<[CheckOutcome[], string]>([
    [['passed', 'failed', 'undecided'], 'failed'],
    [['passed', 'undecided', 'skipped'], 'undecided'],
    [['passed', 'skipped'], 'passed'],
    [['skipped'], 'unchecked'],
    [[], 'unchecked'],
  ])('%j sum up to %s', (outcomes, state) => {
    expect(sumUp(outcomes)).toBe(state);
  });
});
