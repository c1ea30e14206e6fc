import { describe, expect, test } from 'vitest';
import {
  fobarQuestion,
  maskableNumbers,
  maskNumber,
  questionToDeclare,
  selfVerificationQuestion,
  splitQuestion,
  splitSentences,
} from '#lib/domain/generate/backward/index.ts';
import { segmentText } from '#lib/math/text/money-or-math.ts';

const formulas = (text: string) =>
  segmentText(text).flatMap(({ kind, source }) => (kind === 'text' ? [] : [source]));
const hide = (problem: string, number: string, variable = 'x') =>
  maskNumber(problem, maskableNumbers(problem).find(({ text }) => text === number)!, variable);

describe('a problem is parted into statement and question', () => {
  test.each([
    [
      'Ann has 3 pens. She buys 4 more. How many has she?',
      'Ann has 3 pens. She buys 4 more.',
      'How many has she?',
    ],
    ['Let $x = 3.5$. Find $x^2$.', 'Let $x = 3.5$.', 'Find $x^2$.'],
    ['Let $f(x) = 2x.$ Compute $f(3).$', 'Let $f(x) = 2x.$', 'Compute $f(3).$'],
    ['Let \\[a = 3b\\]Find $a$.', 'Let \\[a = 3b\\]', 'Find $a$.'],
    ['Let \\[a = 3b.\\]\nWhat is $a$?', 'Let \\[a = 3b.\\]', 'What is $a$?'],
    ['If $a = 3$, what is $a^2$?', '', 'If $a = 3$, what is $a^2$?'],
    ['Compute $5 \\cdot 6$.', '', 'Compute $5 \\cdot 6$.'],
    [
      'Mr. Lee paid $3.50 at 5 p.m. today. How much is left?',
      'Mr. Lee paid $3.50 at 5 p.m. today.',
      'How much is left?',
    ],
    ['J. Smith saw 3 birds. How many flew?', 'J. Smith saw 3 birds.', 'How many flew?'],
    ['How old is Bo? Ann is 7. Bo is older by 4.', 'Ann is 7. Bo is older by 4.', 'How old is Bo?'],
    ['Ann said: "Run!" He ran 3 miles. How far is it?', 'Ann said: "Run!" He ran 3 miles.', 'How far is it?'],
    [
      'The base is 5 and the height 3.\n\n[asy]draw((0,0)--(1,1));[/asy]\n\nWhat is the area?',
      'The base is 5 and the height 3.\n\n[asy]draw((0,0)--(1,1));[/asy]',
      'What is the area?',
    ],
    [
      'A is $3$. What is the area? [asy]draw((0,0));[/asy]',
      'A is $3$. [asy]draw((0,0));[/asy]',
      'What is the area?',
    ],
    ['Roll 2 dice. Then determine the odds.', 'Roll 2 dice.', 'Then determine the odds.'],
    [
      'There are $3, 4, \\ldots$ left. Evaluate their sum.',
      'There are $3, 4, \\ldots$ left.',
      'Evaluate their sum.',
    ],
  ])('%j', (problem, statement, question) => {
    expect(splitQuestion(problem)).toMatchObject({ statement, question, answerForm: '' });
  });

  test.each([
    ['What is $a$? Express your answer in base $5$.', 'Express your answer in base $5$.'],
    ['Find $a$. Give your answer as a common fraction.', 'Give your answer as a common fraction.'],
    ['Find $a$. Round to the nearest tenth.', 'Round to the nearest tenth.'],
    ['Find $a$. Enter all values, separated by commas.', 'Enter all values, separated by commas.'],
  ])('%j has a form of its answer', (problem, answerForm) => {
    expect(splitQuestion(problem)).toMatchObject({ answerForm });
  });

  test('whose only request is a form asks for that', () => {
    const question = 'Enter all of its roots, separated by commas.';
    expect(splitQuestion(`A polynomial is $x^2 - 4$. ${question}`)).toMatchObject({ question });
  });

  test('sentences follow each other without a gap', () => {
    const problem = 'Ann has $3. She pays.\n\nLet \\[a = 3.\\] Now find $a$. [asy]x[/asy] (A hint.) Bye';
    const sentences = splitSentences(problem);
    expect(sentences.map(({ text }) => text).join('')).toBe(problem);
    expect(sentences.map(({ kind }) => kind)).toContain('drawing');
  });

  test('an empty text has no parts', () => {
    expect(splitQuestion('')).toBeNull();
    expect(splitQuestion(' \n ')).toBeNull();
  });
});

describe('the question with the answer known', () => {
  test('keeps the masked problem and asks for the unknown', () => {
    const text = fobarQuestion(hide('Ann has 3 pens and buys 4. How many has she?', '3'), '7');
    expect(text).toContain('Ann has $x$ pens and buys 4. How many has she?');
    expect(formulas(text)).toEqual(['x', '7', 'x']);
  });

  test.each([
    ['\\frac{3}{4}', ['3a', '\\frac{3}{4}', 'k']],
    ['Tuesday', ['3a', 'k']],
    ['odd', ['3a', 'k']],
    ['$5$', ['3a', '5', 'k']],
    ['x', ['3a', 'x', 'k']],
    ['(1, 2)', ['3a', '(1, 2)', 'k']],
  ])('gives the answer %s', (answer, expected) => {
    const masked = hide('Solve $3a$ with 2 steps. What is it?', '2', 'k').masked.replace('$k$', 'some');
    expect(formulas(fobarQuestion({ masked, value: '2', variable: 'k' }, answer))).toEqual(expected);
  });

  test('keeps money out of its formulas', () => {
    const text = fobarQuestion(
      hide('Ann had $20, paid $5 and got $3. What is left, in dollars?', '$5'),
      '18',
    );
    expect(formulas(text)).toEqual(['x', '18', 'x']);
  });
});

describe('the question with the answer as a statement', () => {
  const problem = 'Ann has 3 pens. She buys 4 pens. How many pens does she have now?';
  const masked = hide(problem, '4');

  test('joins the masked statement, the statement and the question for the unknown', () => {
    expect(selfVerificationQuestion(masked, 'Ann has 7 pens now', '7')).toEqual({
      ok: true,
      problem: 'Ann has 3 pens. She buys $x$ pens. Ann has 7 pens now. What is the value of the unknown $x$?',
    });
  });

  test('shows the model the question as it is asked after masking', () => {
    expect(questionToDeclare(masked)).toBe('How many pens does she have now?');
    expect(questionToDeclare(hide('If $a = 3$, what is $2a$?', '3'))).toBe('If $a = x$, what is $2a$?');
  });

  test.each([
    ['', 'empty-statement'],
    ['Does Ann have 7 pens now?', 'still-a-question'],
    ['Ann has 7 pens now.\n\nI hope this helps.', 'not-one-statement'],
    ['Ann has some pens now.', 'answer-missing'],
    ['Ann has 17 pens now.', 'answer-missing'],
    ['Ann has 7.5 pens now.', 'answer-missing'],
  ])('refuses %j', (declarative, reason) => {
    expect(selfVerificationQuestion(masked, declarative, '7')).toMatchObject({ ok: false, reason });
  });

  test.each([
    ['She has $1,200$ now.', '1200'],
    ['She has $1{,}200$ now.', '1200'],
    ['It is $\\dfrac{3}{4}$ of it.', '\\frac{3}{4}'],
    ['The day is Tuesday.', '\\text{Tuesday}'],
    ['It is $\\left(1, 2\\right)$.', '(1,2)'],
  ])('%s gives %s', (declarative, answer) => {
    expect(selfVerificationQuestion(masked, declarative, answer).ok).toBe(true);
  });

  test('refuses a statement that lost the unknown of its question', () => {
    const alone = hide('If $a = 3$, what is $2a$?', '3');
    expect(selfVerificationQuestion(alone, 'Twice $a$ is 6.', '6')).toMatchObject({
      reason: 'unknown-missing',
    });
    expect(selfVerificationQuestion(alone, 'If $a = x$, then $2a$ is 6.', '6')).toEqual({
      ok: true,
      problem: 'If $a = x$, then $2a$ is 6. What is the value of the unknown $x$?',
    });
  });
});
