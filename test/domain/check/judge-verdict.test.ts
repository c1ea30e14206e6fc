import { expect, test } from 'vitest';
import { judgeRule, judgeVerdict } from '#lib/domain/check/judge-verdict.ts';

const word = (solvable: boolean, selfContained: boolean, correct: boolean, reason = '') => ({
  ...{ solvable, selfContained, correct, reason, difficulty: 3 },
});
const good = word(true, true, true, 'All steps hold.');

test.each([
  ['one that approves', [good], 'passed', 'Solvable, self-contained and correct; difficulty 3 of 5.'],
  ['two that approve', [good, good], 'passed', 'Solvable, self-contained and correct; difficulty 3 of 5.'],
  [
    'one against',
    [word(true, true, false, 'Step 2 adds wrongly.')],
    'failed',
    'Not correct: Step 2 adds wrongly.',
  ],
  ['one against all', [word(false, false, false)], 'failed', 'Not solvable, not self-contained, not correct'],
  ['one against and one for', [word(true, false, true), good], 'undecided', 'approves 1 of 2 times'],
])('the words of a judge: %s', (_, words, outcome, reason) => {
  const verdict = judgeVerdict(words);
  expect(verdict.outcome).toBe(outcome);
  expect(verdict.reason).toContain(reason);
  expect(verdict.evidence).toMatchObject({ asked: words.length, difficulty: 3 });
});

test('without a word there is no verdict, and every judge has its own rule', () => {
  expect(() => judgeVerdict([])).toThrow(RangeError);
  expect(judgeRule('one · a')).not.toBe(judgeRule('one · b'));
});
