import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkSteps,
  compareAnswers,
  extractAnswer,
  parseAnswer,
  splitSteps,
} from '#lib/math/answers/index.ts';
import { LIMIT_MS, shortestTime } from './shortest-time.ts';

function everything(a: string, b: string) {
  const verdict = compareAnswers(a, b);
  expect(['equal', 'different', 'undecided']).toContain(verdict.verdict);
  compareAnswers(a, b, { input: 'response' });
  for (const mode of ['strict', 'boxed', 'flexible'] as const) {
    const found = extractAnswer(a, mode);
    if (found) expect(found.start <= found.end && found.end <= a.length).toBe(true);
  }
  parseAnswer(a);
  for (const step of [...checkSteps(a), ...splitSteps(a)]) expect(step.start < step.end).toBe(true);
}

const pieces =
  '1|2|0|10|99|0.5|.333|x|y|n|e|i|+|-|*|/|^|_|!|(|)|[|]|{|}|\\{|\\}|\\frac|\\sqrt|\\binom|\\sin|\\log|\\cos^{-1}|=|<|\\le|\\ne|\\in|\\cup|,|;|:|and|or|\\text{|\\boxed{|$|$$|\\(|\\)|\\[|\\]|%|\\%|^\\circ|\\pm|\\begin{pmatrix}|\\end{pmatrix}|&|\\\\|\\left|\\right|apples|cm|####|The answer is|<<|>>|<think>|1e9|E5| |\n|\\lfloor|\\gcd|\\max|...|\\overline{|^{|9^9|10^|²|½|∞|√|中|😀'.split(
    '|',
  );
const formula = fc.array(fc.constantFrom(...pieces, '|'), { maxLength: 50 }).map((parts) => parts.join(''));
const anyText = fc.oneof(
  formula,
  formula,
  fc.string({ maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

test('any two texts can be extracted from, read, compared and checked without an error', () => {
  fc.assert(fc.property(anyText, anyText, everything), { numRuns: 1500 });
});

test('an answer is never different from itself', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(compareAnswers(text, text).verdict).not.toBe('different');
    }),
    { numRuns: 800 },
  );
});

test('the order of the answers does not matter', () => {
  fc.assert(
    fc.property(formula, formula, (a, b) => {
      const [there, back] = [compareAnswers(a, b).verdict, compareAnswers(b, a).verdict];
      if (there !== 'equal' && back !== 'equal') return;
      // Only the rounding of a decimal looks at which of the two is the gold answer.
      if (compareAnswers(a, b).stage !== 'rounding' && compareAnswers(b, a).stage !== 'rounding')
        expect(there).toBe(back);
    }),
    { numRuns: 800 },
  );
});

describe('large and twisted inputs end in time', () => {
  const many = (part: string, times: number) => part.repeat(times);
  const sum = (term: (k: number) => string) => Array.from({ length: 300 }, (_, k) => term(k)).join('+');
  test.each([
    ['a tower of powers', '9^9^9^9^9', '9^9^9^9'],
    ['a factorial of a million', '1000000!', '1'],
    ['a power of a factorial', '(5000!)^{100}', '(5000!)^{99}'],
    ['sums of factorials', sum((k) => `${5000 - k}!`), sum((k) => `${4999 - k}!`)],
    ['sums of their reciprocals', sum((k) => `\\frac{1}{${5000 - k}!}`), '1'],
    ['sums of sines', sum((k) => `\\sin ${5000 - k}`), sum((k) => `\\sin ${4701 + k}`)],
    ['open brackets', many('(', 3000), '1'],
    ['open fractions', many('\\frac{', 500), '1'],
    ['bars', many('|x', 200) + many('|', 200), 'x'],
    ['signs of plus or minus', `1${many('\\pm 1', 900)}`, '1'],
    ['long lists', many('1,', 1500), many('2,', 1500)],
    ['long numbers', many('9', 3900), `${many('9', 3899)}8`],
    [
      'long fractions',
      `1/${many('9', 1900)}+1/${many('7', 1900)}`,
      `1/${many('9', 1900)}+1/${many('7', 1901)}`,
    ],
    ['a greatest common divisor', `\\gcd(${many('9', 1900)},${many('7', 1999)})`, '7'],
    ['open boxes', many('\\boxed{', 2000), '1'],
    ['nested boxes', `${many('\\boxed{', 2000)}1${many('}', 2000)}`, '1'],
    ['open formulas', many('\\(', 9000), '1'],
    ['escaped dollars', many('$\\$', 6000), '1'],
    ['open annotations', `${many('<<', 9000)}>>`, '1'],
    ['announcements', `${many('the answer is ', 1200)}5`, '5'],
    ['equals signs', many('= 5 ', 4000), '5'],
    ['annotations', many('<<5000!/4999!=5000>>', 800), '5'],
  ])('%s', (_, a, b) => {
    expect(shortestTime(() => compareAnswers(a, b))).toBeLessThan(LIMIT_MS);
    expect(shortestTime(() => extractAnswer(a))).toBeLessThan(LIMIT_MS);
    expect(shortestTime(() => checkSteps(a))).toBeLessThan(LIMIT_MS);
    expect(shortestTime(() => parseAnswer(a))).toBeLessThan(LIMIT_MS);
  });
});
