import { describe, expect, test } from 'vitest';
import { answerType } from '#lib/domain/benchmarks/answer-type.ts';
import type { Grade, GradeVerdict, Reference } from '#lib/domain/evaluate/grader.ts';
import { disputeOf, graderOf, graders } from '#lib/domain/evaluate/graders/index.ts';
import { stripString } from '#lib/domain/evaluate/graders/strip-string.ts';
import { processorTime } from '#test/support/processor-time.ts';

const WORDS = 'Ann buys 3 pens for $6 each. How many dollars does she pay?';
const FORMULA = 'Compute the value of $x$.';

const reference = (answer: string | null, problem = FORMULA): Reference => ({
  problem,
  answer,
  answerType: answerType(answer),
});

const letters: Record<GradeVerdict, string> = { correct: '+', wrong: '-', undecided: '?', unparseable: '.' };

/** One letter for each grader, in their order: strict, boxed, flexible, equivalence. */
function verdicts(reply: string, answer: string | null, problem?: string, truncated = false): string {
  const grades = graders.map((grader) =>
    grader.grade({ text: reply, truncated }, reference(answer, problem)),
  );
  for (const { reason } of grades) expect(reason).toMatch(/^[^\n]{5,400}\.$/);
  return grades.map(({ verdict }) => letters[verdict]).join('');
}

test('graders are those that people choose from, each saying what it lets through and misses', () => {
  expect(graders.map(({ id }) => id)).toEqual(['strict', 'boxed', 'flexible', 'equivalence']);
  for (const { description } of graders) expect(description).toMatch(/Lets through .*Misses /);
  expect(graderOf('boxed').title).toBe('Boxed');
  expect(() => graderOf('kind')).toThrow('There is no grader “kind”.');
});

describe('the false negatives that Skywork-Math lists, said in its own form', () => {
  test.each([
    ['24%', '0.24', '-.++'],
    ['$24\\%$', '0.24', '-.++'],
    ['$\\sqrt3,\\sqrt2$', '\\sqrt{2},\\sqrt{3}', '-.-+'],
    ['$\\frac12+\\frac{\\sqrt2}{4}$', '\\frac{2+\\sqrt2}{4}', '-.-+'],
    ['odd', '\\text{odd}', '-.++'],
    ['"odd"', '\\text{odd}', '-.++'],
    ['$x = \\frac{2401}{100} = 24.01$', '24.01', '-.++'],
    ['5. This is what was asked for.', '5', '-.++'],
    ['5, because three and two are five', '5', '-.+?'],
  ])('%s for %s: %s', (said, answer, expected) => {
    expect(verdicts(`We calculate. The answer is: ${said}`, answer)).toBe(expected);
  });

  test('and another way to announce it', () => {
    expect(verdicts('The correct answer is 5.', '5')).toBe('..++');
    expect(verdicts('The correct answer is 5.', '6')).toBe('..--');
  });
});

describe('forms of replies', () => {
  test.each([
    ['the strict form', 'The answer is: 18', '18', WORDS, '+.++'],
    ['the strict form with its stop', 'The answer is: $\\frac{1}{2}$', '\\frac{1}{2}', FORMULA, '-.++'],
    ['a fraction with a slash', 'The answer is: 1/2.', '\\frac12', FORMULA, '+.++'],
    ['a colon without its space', 'The answer is:18', '18', WORDS, '..++'],
    ['the paper’s own data', 'So it is.\nThe answer is 18.', '18', WORDS, '..++'],
    ['a box', 'So we have $\\boxed{18}$.', '18', WORDS, '.+++'],
    ['a box within text', 'Thus \\boxed{18 \\text{ cm}}.', '18', FORMULA, '.+++'],
    ['a box without braces', 'Thus $\\boxed 18$.', '18', FORMULA, '.+++'],
    ['a box that never ends', 'Thus $\\boxed{18', '18', FORMULA, '..++'],
    ['a box before another', '\\boxed{3} and then \\boxed{18}', '18', FORMULA, '.+++'],
    ['four hashes', '9 * 2 = 18\n#### 18', '18', WORDS, '..++'],
    ['thousands with commas', '#### 1,080', '1080', WORDS, '..++'],
    ['a number at the end alone', 'Then she pays 18 dollars.', '18', WORDS, '..++'],
    ['another number at the end', 'She pays $18, more than $5.', '18', WORDS, '..-?'],
    ['no number at all', 'I do not know.', '18', WORDS, '....'],
    ['nothing', '', '18', WORDS, '....'],
    ['money', 'The answer is: $18', '18', WORDS, '+.++'],
    ['a wrong number', 'The answer is: 17', '18', WORDS, '-.--'],
    ['a number to be rounded', 'The answer is: 3.4', '3', WORDS, '+.--'],
    ['a number to be rounded, with a formula', 'The answer is: 3.4', '3', FORMULA, '-.--'],
    ['a root where a whole number is right', 'The answer is: $2\\sqrt3$', '2', FORMULA, '-.--'],
    ['half to even, as Python rounds', 'The answer is: 2.5', '2', WORDS, '+.--'],
    ['a fraction of a whole', 'The answer is: 36/2', '18', WORDS, '+.++'],
    ['nothing divided', 'The answer is: /2', '18', WORDS, '..-?'],
    [
      'millions, of which it reads the first six digits',
      'The answer is: 1,234,567',
      '1234567',
      WORDS,
      '-.++',
    ],
    ['an interval', '$\\boxed{(2,3]}$', '(2, 3]', FORMULA, '.+++'],
    ['a set in another order', '$\\boxed{\\{2, 1\\}}$', '\\{1,2\\}', FORMULA, '.--+'],
    ['an unreduced fraction', '$\\boxed{\\frac{2}{4}}$', '\\frac{1}{2}', FORMULA, '.-++'],
    ['a degree', '$\\boxed{30^\\circ}$', '30', FORMULA, '.+++'],
    ['thoughts before the answer', '<think>18?</think>The answer is: 17', '18', WORDS, '-.--'],
  ])('%s', (_, reply, answer, problem, expected) => {
    expect(verdicts(reply, answer, problem)).toBe(expected);
  });

  test('nothing is guessed where a reply is cut off', () => {
    expect(verdicts('First 9 + 9 = 18', '18', WORDS, true)).toBe('....');
    expect(verdicts('So \\boxed{18}, and now I check', '18', WORDS, true)).toBe('.+++');
  });

  test('without an answer in the benchmark nothing is decided', () => {
    expect(verdicts('The answer is: 18', null)).toBe('????');
  });

  test('what is kept of an endless answer is cut, what is compared is not', () => {
    const long = `\\boxed{${'9'.repeat(5_000)}}`;
    const grade = graderOf('boxed').grade({ text: long, truncated: false }, reference('9'.repeat(5_000)));
    expect(grade.verdict).toBe('correct');
    expect(grade.extracted).toHaveLength(1_000);
  });
});

test.each([
  ['\\dfrac12', '\\frac{1}{2}'],
  ['\\tfrac1{72}', '\\frac{1}{72}'],
  ['\\frac{72}1', '\\frac{72}1'],
  ['0.5', '\\frac{1}{2}'],
  ['.5x', '0.5x'],
  ['{.5}', '{0.5}'],
  ['-3/4', '\\frac{-3}{4}'],
  ['03/4', '03/4'],
  ['x = 5', '5'],
  ['xyz = 5', 'xyz=5'],
  ['k = 5 = 6', 'k=5=6'],
  ['5\\text{ cm}', '5'],
  ['\\sqrt3', '\\sqrt{3}'],
  ['\\left( 1, 2 \\right)', '(1,2)'],
  ['90^{\\circ}', '90'],
  ['\\$5', '5'],
  ['$5', '$5'],
  ['24\\%', '24'],
  ['24%', '24%'],
  ['5\\text{ m} and 3\\text{ m}', '5\\text{ m} and 3\\text{ m}'],
  ['\\frac', '\\frac'],
  ['', ''],
])('strip_string writes %s as %s', (text, expected) => {
  expect(stripString(text)).toBe(expected);
});

test.each([
  ['++++', null],
  ['----', null],
  ['....', null],
  ['-..-', null],
  ['+-..', 'verdict'],
  ['-.++', 'verdict'],
  ['..++', 'format'],
  ['..+?', 'undecided'],
  ['..-?', 'undecided'],
  ['+-?.', 'verdict'],
] as const)('grades %s are disputed: %s', (grades, expected) => {
  const byLetter = Object.fromEntries(Object.entries(letters).map(([verdict, letter]) => [letter, verdict]));
  const rows = [...grades].map((letter) => ({ verdict: byLetter[letter]! as Grade['verdict'] }));
  expect(disputeOf(rows)).toBe(expected);
});

const hostile = [
  '9'.repeat(100_000),
  '\\boxed{'.repeat(20_000),
  'The answer is: '.repeat(10_000),
  `The answer is: ${'-'.repeat(50_000)}`,
  `The answer is: ${'1,'.repeat(50_000)}`,
  `The answer is: ${'\\sqrt'.repeat(20_000)}`,
  `$\\boxed{${'\\frac{1}{'.repeat(5_000)}1${'}'.repeat(5_000)}}$`,
  `#### ${'(('.repeat(30_000)}`,
  ' . '.repeat(50_000),
  `The answer is: ${' '.repeat(100_000)}5`,
];

test.each(hostile.map((text) => [text.slice(0, 30), text]))('%s… is graded in bounded time', (_, text) => {
  const before = processorTime();
  for (const grader of graders) grader.grade({ text, truncated: false }, reference('\\frac{3}{4}'));
  expect(processorTime() - before).toBeLessThan(500);
});
