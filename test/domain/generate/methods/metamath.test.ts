import { describe, expect, test } from 'vitest';
import { answerAugmentation } from '#lib/domain/generate/methods/answer-augmentation.ts';
import { fobar } from '#lib/domain/generate/methods/fobar.ts';
import { rephrase } from '#lib/domain/generate/methods/rephrase.ts';
import { selfVerification } from '#lib/domain/generate/methods/self-verification.ts';
import { chain, parentOf } from './chain.ts';

const r = String.raw;
const refused = (reason: string) => ({ ok: false, reason, message: expect.stringMatching(/\w{3}.*[.:"]/) });

const tickets = parentOf(
  'A theatre sells tickets for $12$ dollars each. How many dollars does it take in on an evening on which $85$ tickets are sold?',
  '1020',
);

describe('answer augmentation', () => {
  test.each<[string, string, object]>([
    [
      'a boxed answer',
      r`It takes in $12 \cdot 85 = \boxed{1020}$ dollars.`,
      {
        ok: true,
        draft: {
          problem: tickets.problem,
          solution: r`It takes in $12 \cdot 85 = \boxed{1020}$ dollars.`,
          answer: '1020',
          truth: '1020',
          groundTruth: 'inherited',
          evidence: {},
        },
      },
    ],
    [
      'another answer: a check says so, not the method',
      r`So \boxed{97}.`,
      { ok: true, draft: { answer: '97', truth: '1020' } },
    ],
    [
      'thoughts first',
      '<think>\r\nmaybe \\boxed{3}\r\n</think>\r\n\r\nIt is \\boxed{1020}.',
      {
        ok: true,
        draft: {
          answer: '1020',
          solution: 'It is \\boxed{1020}.',
          evidence: { reasoning: 'maybe \\boxed{3}' },
        },
      },
    ],
    ['NUL and half a surrogate', 'A\0 \ud83d \\boxed{1020}', { ok: true, draft: { answer: '1020' } }],
    ['no box', 'The answer is 1020.', refused('no-final-answer')],
    ['an empty box', r`It is $\boxed{}$.`, refused('no-final-answer')],
    ['a refusal', "I'm sorry, but I can't help with that.", refused('no-final-answer')],
    ['nothing', ' \r\n\0', refused('empty-reply')],
    ['thoughts without an end', r`<think>It may be \boxed{5}`, refused('unfinished-reasoning')],
    ['only thoughts', r`<think>It may be \boxed{5}</think>`, refused('empty-reply')],
  ])('%s', (_, reply, expected) => {
    expect(chain(answerAugmentation, tickets, [reply]).outcome).toMatchObject(expected);
  });

  test('shows eight solved problems before the one to solve', () => {
    const { calls } = chain(answerAugmentation, tickets, [r`\boxed{1}`]);
    expect(calls).toHaveLength(1);
    expect(calls[0]!.messages.filter((one) => one.role === 'assistant')).toHaveLength(8);
    expect(calls[0]!.messages.at(-1)).toEqual({ role: 'user', content: tickets.problem });
  });
});

describe('rephrase', () => {
  const wording =
    'Each ticket of a theatre costs $12$ dollars, and one evening $85$ of them are bought. Find the takings of that evening in dollars.';

  test('the new wording is solved, the answer is the old one', () => {
    const { outcome, calls } = chain(rephrase, tickets, [
      `REPHRASED PROBLEM:\n${wording}`,
      r`$12 \cdot 85 = 1020$, so \boxed{1020}.`,
    ]);
    expect(calls.map((one) => one.template)).toEqual(['rephrase', 'solve']);
    expect(calls[1]!.messages.at(-1)!.content).toBe(wording);
    expect(outcome).toMatchObject({
      ok: true,
      draft: { problem: wording, answer: '1020', truth: '1020', groundTruth: 'inherited' },
    });
  });

  test.each<[string, string, string]>([
    ['no section', wording, 'missing-section'],
    ['two of them', `REPHRASED PROBLEM:\n${wording}\n\nREPHRASED PROBLEM:\nAgain?`, 'repeated-section'],
    ['an empty one', 'REPHRASED PROBLEM:\n\n', 'empty-section'],
    ['the old text', `REPHRASED PROBLEM:\n${tickets.problem}`, 'unchanged'],
    [
      'the old text but for a word',
      `REPHRASED PROBLEM:\n${tickets.problem.replace('theatre', 'cinema')}`,
      'unchanged',
    ],
    [
      'with its solution',
      `REPHRASED PROBLEM:\n${wording}\n\nSolution: $12 \\cdot 85 = 1020$.`,
      'holds-its-solution',
    ],
    ['with talk', `REPHRASED PROBLEM:\nSure! ${wording}`, 'copied-phrase'],
    ['a refusal', "REPHRASED PROBLEM:\nI'm sorry, but I cannot rewrite this problem.", 'refusal'],
    [
      'no question',
      'REPHRASED PROBLEM:\nA theatre sold $85$ tickets for $12$ dollars each on one evening.',
      'asks-nothing',
    ],
    ['nothing', '', 'empty-reply'],
  ])('%s is refused', (_, reply, reason) => {
    const { outcome, calls } = chain(rephrase, tickets, [reply]);
    expect(outcome).toMatchObject(refused(reason));
    expect(calls).toHaveLength(1);
  });

  test('CRLF, bold markers and thoughts do not matter', () => {
    const reply = `<think>hm</think>\r\n**REPHRASED PROBLEM:**\r\n${wording}\r\n`;
    expect(chain(rephrase, tickets, [reply, r`\boxed{1020}`]).outcome).toMatchObject({
      ok: true,
      draft: { problem: wording },
    });
  });

  test('of three solutions the majority is kept, the truth stays the known answer', () => {
    const solutions = [
      r`So \boxed{1020}.`,
      r`So \boxed{900}, as I reckon.`,
      r`So, at last, \boxed{1{,}020}.`,
    ];
    const { outcome, calls } = chain(rephrase, tickets, [`REPHRASED PROBLEM:\n${wording}`, ...solutions], {
      parameters: { answers: 3 },
    });
    expect(calls).toHaveLength(4);
    expect(outcome).toMatchObject({
      ok: true,
      draft: { answer: '1020', truth: '1020', groundTruth: 'inherited', confidence: 2 / 3 },
    });
  });
});

describe('backward questions', () => {
  const numbers = ['12', '85'];

  test('FOBAR hides a number, gives the answer and takes the number for true', () => {
    const { outcome, calls } = chain(fobar, tickets, [r`So \boxed{85}.`]);
    expect(calls).toHaveLength(1);
    const asked = calls[0]!.messages.at(-1)!.content;
    expect(asked).toContain('1020');
    expect(numbers.filter((one) => asked.includes(`$${one}$`))).toHaveLength(1);
    const { masked } = outcome.ok
      ? (outcome.draft.evidence as { masked: { value: string } })
      : { masked: null };
    expect(numbers).toContain(masked?.value);
    expect(outcome).toMatchObject({
      ok: true,
      draft: { problem: asked, answer: '85', truth: masked?.value, groundTruth: 'computed' },
    });
  });

  test('every number that can be hidden is hidden for some random stream, the same for the same', () => {
    const hidden = Array.from({ length: 20 }, (_, at) => {
      const run = () => chain(fobar, tickets, [r`\boxed{1}`], { randomSeed: String(at) });
      expect(run()).toEqual(run());
      const { outcome } = run();
      return outcome.ok ? outcome.draft.truth : null;
    });
    expect(new Set(hidden)).toEqual(new Set(numbers));
  });

  test('self-verification has the answer stated, then asks for the number', () => {
    const { outcome, calls } = chain(selfVerification, tickets, (messages, step) =>
      step === 0
        ? 'STATEMENT:\nOn an evening on which that many tickets are sold, at this price, it takes in $1020$ dollars; the number in question is $x$'
        : messages.at(-1)!.content.includes('$85$')
          ? r`So \boxed{12}.`
          : r`So \boxed{85}.`,
    );
    expect(calls.map((one) => one.template)).toEqual(['declare', 'solve']);
    expect(calls[0]!.values).toMatchObject({ answer: '1020' });
    expect(calls[0]!.values.question).toMatch(/^How many dollars .*\?$/);
    expect(calls[1]!.messages.at(-1)!.content).toMatch(/unknown \$x\$\?$/);
    expect(outcome).toMatchObject({ ok: true, draft: { groundTruth: 'computed' } });
    expect(outcome.ok && outcome.draft.answer).toBe(outcome.ok && outcome.draft.truth);
  });

  test.each<[string, string, string]>([
    ['no section', 'It takes in $1020$ dollars.', 'missing-section'],
    ['still a question', 'STATEMENT:\nDoes it take in $1020$ dollars for $x$ tickets?', 'still-a-question'],
    ['another answer', 'STATEMENT:\nIt takes in $1200$ dollars for $x$ tickets.', 'answer-missing'],
    ['two paragraphs', 'STATEMENT:\nIt takes in $1020$ dollars.\n\nFor $x$ tickets.', 'not-one-statement'],
    ['cut thoughts', '<think>so the statement is', 'unfinished-reasoning'],
    ['a refusal', "I'm sorry, I can't do that.", 'missing-section'],
  ])('a statement is refused: %s', (_, reply, reason) => {
    expect(chain(selfVerification, tickets, [reply]).outcome).toMatchObject(refused(reason));
  });

  test.each([
    ['without an answer', parentOf(tickets.problem, null), 'no-answer'],
    ['without a number', parentOf('How many corners does a triangle have?', '3'), 'no-number'],
  ])('nothing is asked of a problem %s', (_, parent, reason) => {
    for (const method of [fobar, selfVerification]) {
      expect(chain(method, parent, [])).toMatchObject({ outcome: refused(reason), calls: [] });
    }
  });
});
