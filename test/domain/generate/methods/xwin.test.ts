import { describe, expect, test } from 'vitest';
import { xwin } from '#lib/domain/generate/methods/xwin.ts';
import { chain, parentOf } from './chain.ts';

const r = String.raw;
const jars = parentOf('Mia fills $6$ jars with $15$ marbles each. How many marbles does she need?', '90');
const first = 'A gardener plants $80$ trees in $3$ equal rows. How many trees stand in each row?';
const final = 'A gardener plants $81$ trees in $3$ equal rows. How many trees stand in each row?';
const verified = '$80 : 3$ is no whole number, so $80$ becomes $81$. Then there are $27$ trees in each row.';
const created = (last = final) =>
  `CREATED QUESTION:\n${first}\n\nVERIFICATION AND MODIFICATION:\n${verified}\n\nFINAL CREATED QUESTION:\n${last}`;
const solution = (answer = r`$\boxed{27}$`) =>
  `SOLUTION:\nThere are $81 / 3 = 27$ trees.\n\nFINAL ANSWER:\n${answer}`;
const refused = (reason: string) => ({ ok: false, reason, message: expect.any(String) });

describe('create and verify', () => {
  test('the final question is solved; how it came about is kept', () => {
    const { outcome, calls } = chain(xwin, jars, [created(), solution()]);
    expect(calls.map((one) => one.template)).toEqual(['create', 'solve']);
    expect(calls[1]!.messages.at(-1)!.content).toBe(`QUESTION:\n${final}`);
    expect(outcome).toEqual({
      ok: true,
      draft: {
        problem: final,
        solution: 'There are $81 / 3 = 27$ trees.\n\nThe final answer is $\\boxed{27}$.',
        answer: '27',
        truth: null,
        groundTruth: 'none',
        evidence: { created: first, verification: verified, modified: true },
      },
    });
  });

  test.each<[string, string, string]>([
    ['the box', r`So $\boxed{27}$.`, '27'],
    ['its only line', '27', '27'],
    ['a formula', r`$\frac{54}{2}$.`, r`\frac{54}{2}`],
    ['a formula in TeX brackets', r`\(27\)`, '27'],
    ['a number with its unit', '27 trees', '27 trees'],
  ])('the final answer is read from %s', (_, answer, read) => {
    const { outcome } = chain(xwin, jars, [created(), solution(answer)]);
    expect(outcome).toMatchObject({ ok: true, draft: { answer: read } });
  });

  test('a box of the solution stays the only one', () => {
    const reply = 'SOLUTION:\nThere are $81 / 3 = \\boxed{27}$.\n\nFINAL ANSWER:\n$\\boxed{27}$';
    const { outcome } = chain(xwin, jars, [created(), reply]);
    expect(outcome).toMatchObject({ ok: true, draft: { solution: 'There are $81 / 3 = \\boxed{27}$.' } });
  });

  test.each<[string, string[], string]>([
    ['the final question is missing', [created().split('FINAL')[0]!], 'missing-section'],
    [
      'the verification is missing',
      [`CREATED QUESTION:\n${first}\n\nFINAL CREATED QUESTION:\n${final}`],
      'missing-section',
    ],
    ['the final question is empty', [created(' ')], 'empty-section'],
    ['the final question is the old one', [created(jars.problem)], 'no-new-information'],
    ['the final question answers itself', [created(`${final} The answer is 27.`)], 'holds-its-solution'],
    ['prose', ['Here is a question for you: how old is the captain?'], 'missing-section'],
    ['a refusal', ['I cannot help with that.'], 'missing-section'],
    ['the answer has no section', [created(), r`SOLUTION:\nIt is \boxed{27}.`], 'missing-section'],
    ['the answer is an essay', [created(), solution('27\nas shown above')], 'no-final-answer'],
    ['two different answers', [created(), solution().replace('= 27', r`= \boxed{28}`)], 'answers-differ'],
    ['unsolvable', [created(), solution(r`$\boxed{\text{unsolvable}}$`)], 'unsolvable'],
    ['cut thoughts', ['<think>first I'], 'unfinished-reasoning'],
  ])('refused: %s', (_, replies, reason) => {
    expect(chain(xwin, jars, replies).outcome).toMatchObject(refused(reason));
  });

  test('headings, CRLF, thoughts and NUL do not matter', () => {
    const raw = `<think>a question about trees</think>\r\n${created()
      .replaceAll(/^([A-Z ]+):$/gm, '## $1')
      .replaceAll('\n', '\r\n')}\0`;
    expect(chain(xwin, jars, [raw, solution()]).outcome).toMatchObject({
      ok: true,
      draft: { problem: final },
    });
  });

  test('of three solutions, one of them unreadable, the majority is the truth', () => {
    const replies = [created(), solution(), '27', solution('$27$')];
    expect(chain(xwin, jars, replies, { parameters: { answers: 3 } }).outcome).toMatchObject({
      ok: true,
      draft: { truth: '27', groundTruth: 'voted', confidence: 2 / 3, evidence: { answered: 2, samples: 3 } },
    });
  });
});
