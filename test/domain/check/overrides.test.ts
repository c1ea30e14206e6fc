import { describe, expect, test } from 'vitest';
import { answerLines } from '#lib/domain/check/answers.ts';
import {
  followOverride,
  type OverrideWord,
  overrideLine,
  type StoredOverride,
} from '#lib/domain/check/overrides.ts';
import { answerAgrees } from '#lib/domain/check/rules/answer-agrees.ts';
import type { RuleResult } from '#lib/domain/check/run-rules.ts';

const at = new Date('2026-11-21T08:00:00Z');
const word: OverrideWord = { verdict: 'equal', by: 'Ada', at, note: 'Twelve times six.' };

/** What the rule says of an answer where 72 is known, or where nothing is. */
function ruled(answer: string, truth: string | null = '72'): RuleResult {
  const text = { problem: 'How many?', solution: `#### ${answer}`, answer };
  const seed = { ...text, id: 'seed' };
  const method = { groundTruth: 'computed', keepsProblem: false } as const;
  return {
    rule: 'answer-agrees',
    ...answerAgrees.run({ variant: text, seed, method, truth, duplicates: [] }),
  };
}

describe("a person's word", () => {
  test.each([
    ['six dozen', 'equal', 'passed'],
    ['six dozen', 'different', 'failed'],
    ['\\int_0^{72} dx', 'equal', 'passed'],
    ['72', 'different', 'failed'],
    ['72', 'equal', 'passed'],
  ] as const)('on %s against 72, %s: %s', (answer, verdict, outcome) => {
    const engine = ruled(answer);
    const followed = followOverride(engine, { ...word, verdict });
    expect(followed.outcome).toBe(outcome);
    expect(followed.reason).toMatch(/^Ada says: /);
    const override = { verdict, by: 'Ada', at: '2026-11-21T08:00:00.000Z', note: 'Twelve times six.' };
    expect(followed.evidence).toEqual({ ...engine.evidence, override });
  });

  test('says nothing where no answer is known, and nothing of other rules', () => {
    const skipped = ruled('six dozen', null);
    expect(followOverride(skipped, word)).toBe(skipped);
    const other: RuleResult = { ...ruled('six dozen'), rule: 'latex-renders' };
    expect(followOverride(other, word)).toBe(other);
  });
});

const stored: StoredOverride = {
  id: 'a',
  gold: '72',
  pred: '6 \\cdot 12',
  verdict: 'equal',
  note: '',
  at,
  engineVerdict: 'equal',
  engineStage: 'exact',
  engineReason: 'both are 72',
};

test('an exported line is one that a comparison reads, with the label to measure it by', () => {
  const compared = (line: object | string) =>
    answerLines.compare(typeof line === 'string' ? line : JSON.stringify(line), 1);
  const line = overrideLine(stored);
  expect(line.endsWith('\n')).toBe(true);
  expect(compared(line)).toMatchObject({ bad: false, value: { id: 'a', verdict: 'equal', agrees: true } });
  const wrong = overrideLine({ ...stored, verdict: 'different' });
  expect(compared(wrong)).toMatchObject({ value: { verdict: 'equal', agrees: false } });
  const undecided = overrideLine({ ...stored, pred: '\\int_0^{72} dx', verdict: 'different' });
  expect(compared(undecided)).toMatchObject({ value: { verdict: 'undecided', agrees: false } });
  for (const equal of [undefined, null, 'yes']) {
    const { bad, value } = compared({ gold: '1', pred: '1', equal });
    expect({ bad, labelled: 'agrees' in value }).toEqual({ bad: false, labelled: false });
  }
});

test('an exported line says that both are answers, as they were when the word was given', () => {
  const line = overrideLine({ ...stored, pred: 'The answer is 72 or so, #### 72' });
  expect(JSON.parse(line)).toMatchObject({ input: 'answer', at: '2026-11-21T08:00:00.000Z' });
});
