import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkSteps,
  compareAnswers,
  explainComparison,
  extractAnswer,
  parseAnswer,
  splitSteps,
} from '#lib/math/answers/index.ts';
import { ANSWER_LIMIT, STEPS_LIMIT, unitsOf } from '#lib/math/answers/meter.ts';
import { LIMIT_MS, shortestTime } from './shortest-time.ts';

const LENGTH = 40_000;

const many = (part: string, length = LENGTH) => part.repeat(Math.ceil(length / part.length)).slice(0, length);
function row(term: (k: number) => string, length = LENGTH): string {
  let text = '';
  for (let k = 0; text.length < length; k++) text += term(k);
  return text;
}
const around = (open: string, close: string, length = LENGTH) =>
  many(open, length / 2) + many(close, length / 2);

/** Families of long inputs: each grows in another dimension of the grammar. */
const families: Record<string, string> = {
  brackets: around('(', ')'),
  'open brackets': many('('),
  groups: around('{', '}'),
  fractions: many('\\frac{'),
  'fractions without braces': many('\\frac12'),
  roots: many('\\sqrt{'),
  powers: many('2^{'),
  'a long sum': many('+x'),
  'a sum of fractions': row((k) => `+\\frac{1}{${k + 1}}`),
  'a sum of sines': row((k) => `+\\sin ${k}`),
  'a sum of roots in x': row((k) => `+\\sqrt{x^2+${k}}`),
  'a sum of factorials': row((k) => `+${5000 - (k % 90)}!`),
  'a sum of large powers of ten': many('1E5000+'),
  'a product': row((k) => `(x+${k})`),
  signs: many('\\pm 1'),
  bars: many('|x'),
  'a list': row((k) => `${k},`),
  'a list of roots': row((k) => `\\sqrt{${k}},`),
  'a set': `\\{${row((k) => `${k},`)}\\}`,
  'a union': row((k) => `(${2 * k},${2 * k + 1})\\cup`),
  inequalities: row((k) => `x^2-${k}x<1,`),
  'a matrix': `\\begin{pmatrix}${many('1&2\\\\')}\\end{pmatrix}`,
  'a system': `\\begin{cases}${many('x=1\\\\')}\\end{cases}`,
  'open boxes': many('\\boxed{'),
  'nested boxes': around('\\boxed{', '}'),
  boxes: many('\\boxed{1}, '),
  'boxes of sums': row((k) => `\\boxed{5000!/${4999 - (k % 50)}!+${k}} and `),
  formulas: many('$1$, '),
  'escaped dollars': many('$\\$'),
  'open formulas': many('\\('),
  prose: many('the quick brown fox '),
  'prose in one sentence': many('it is 5 and '),
  announcements: many('the answer is $5$, '),
  thoughts: many('<think>'),
  hashes: many('#### 5\n'),
  annotations: many('<<5000!+4999!-17!=1>>'),
  'open annotations': many('<<'),
  'an annotation': `<<${many('1+')}1=5>>`,
  'equations in prose': row((k) => `${k} * 37 = ${k * 37}, `),
  'a chain of equations': many('=5 '),
  'equations in formulas': many('$\\sin 1+\\sin 2=\\ln 5$ '),
  'aligned equations': `\\begin{align*}${many('1+1&=2\\\\')}\\end{align*}`,
  'a chain in a formula': `$${many('1+1=')}2$`,
  'words before equals signs': many('5 red apples = '),
  conversions: many('2 hours = 120 minutes. '),
  digits: many('9'),
  groups_of_digits: many('1,234'),
  backslashes: many('\\'),
  'unknown commands': many('\\abcdefghij'),
  'nested texts': around('\\text{', '}'),
  tags: many('\\tag{'),
  'other scripts': many('中'),
  'pairs of code units': many('😀'),
};

/** What one indivisible piece of work may spend beyond the limit. */
const SLACK = 1.5;

describe.each(['all of it', 'as much as an answer may have'])('a long input, %s', (length) => {
  test.each(Object.entries(families))('%s', (_, text) => {
    const input = length === 'all of it' ? text : text.slice(0, 3900);
    const almost = `${input.slice(0, -2)}1`;
    const answers = [
      () => compareAnswers(input, almost),
      () => compareAnswers('x^2+\\sqrt{2}', input),
      () => compareAnswers(input, '5', { input: 'response' }),
      () => explainComparison(input, '2'),
      () => extractAnswer(input),
      () => extractAnswer(input, 'boxed'),
      () => parseAnswer(input),
    ];
    for (const task of answers) {
      expect(unitsOf(task)).toBeLessThan(2 * ANSWER_LIMIT * SLACK);
      expect(shortestTime(task)).toBeLessThan(LIMIT_MS);
    }
    expect(unitsOf(() => checkSteps(input))).toBeLessThan(STEPS_LIMIT * SLACK);
    expect(shortestTime(() => checkSteps(input))).toBeLessThan(LIMIT_MS);
    expect(shortestTime(() => splitSteps(input))).toBeLessThan(LIMIT_MS);
  });
});

test('mixtures of the families keep within their units of work', () => {
  const part = fc.constantFrom(...Object.values(families).map((text) => text.slice(0, 60)));
  const mixture = fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 200 }))
    .map(([parts, times]) => parts.join(' ').repeat(times).slice(0, LENGTH));
  fc.assert(
    fc.property(mixture, mixture, (a, b) => {
      expect(unitsOf(() => compareAnswers(a, b))).toBeLessThan(ANSWER_LIMIT * SLACK);
      expect(unitsOf(() => extractAnswer(a))).toBeLessThan(ANSWER_LIMIT * SLACK);
      expect(unitsOf(() => checkSteps(a))).toBeLessThan(STEPS_LIMIT * SLACK);
    }),
    { numRuns: 60 },
  );
});
