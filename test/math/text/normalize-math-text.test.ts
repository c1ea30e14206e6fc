import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareAnswers, extractAnswer } from '#lib/math/answers/index.ts';
import type { TextPart } from '#lib/math/text/lint-math-text.ts';
import { segmentText } from '#lib/math/text/money-or-math.ts';
import { normalizeMathText } from '#lib/math/text/normalize-math-text.ts';

describe('what is written in many ways is written in one', () => {
  test.each<[string, string, string]>([
    ['delimiters', 'If \\(x\\) is  $ 2 $', 'If $x$ is $2$'],
    ['white space of lines', ' One. \n\n\n\nTwo\t three \r\n', 'One.\n\nTwo three'],
    ['invisible characters', '4\u200b5\u00a0minutes', '45 minutes'],
    ['signs', '$2 × 3 − y ≤ π$', '$2 \\times 3 - y \\le \\pi$'],
    ['a sign before a letter', '$2×x$', '$2\\times x$'],
    ['thousands', '$1,000 + 1,\\!234 + 2{,}000$', '$1{,}000 + 1{,}234 + 2{,}000$'],
    ['bare arguments', '$\\frac12 + \\frac 1{x} + \\sqrt2$', '$\\frac{1}{2} + \\frac{1}{x} + \\sqrt{2}$'],
    ['large fractions in displays', '$$\\dfrac{1}{2}$$', '$$\\frac{1}{2}$$'],
  ])('%s', (_, text, expected) => {
    expect(normalizeMathText(text, 'problem')).toBe(expected);
  });

  test('an answer is a formula without delimiters', () => {
    expect(normalizeMathText(' \\frac12 ', 'answer')).toBe('\\frac{1}{2}');
    expect(normalizeMathText('1,\\!000', 'answer')).toBe('1{,}000');
  });
});

describe('what means something is left', () => {
  test.each([
    'He pays $ 5 and $ 6, in all $1,000.',
    '$12,345$ may be two numbers, and so may $(110,010)$.',
    '$\\text{a  ×  b}$',
    '$a\\ $',
    '$\\sqrt12$ and $\\frac123$',
    '$\\dfrac{1}{2}$ and $$\\frac{\\dfrac{1}{2}}{3}$$',
    '$\\left( x \\right)$',
    '$x % note  ×\n + 1$',
    '[asy]\n  draw((0,0)--(1,1));   \n\n\n[/asy]',
    '\\begin{align*}\n   x &= 1 \\\\\n   y &= 2\n\\end{align*}',
  ])('%s', (text) => {
    expect(normalizeMathText(text, 'problem')).toBe(text);
  });

  test('an answer in words', () => {
    expect(normalizeMathText('1,000 of them', 'answer')).toBe('1,000 of them');
  });
});

const atom = fc.oneof(
  fc.constantFrom(
    'x',
    '7',
    '1,000',
    '12,345',
    '1{,}000',
    '1,\\!000',
    '0.5',
    '\\frac12',
    '\\dfrac{3}{4}',
    '\\sqrt2',
    '\\sqrt{5}',
    '−3',
    '2 × 5',
    '\\pi',
    'π',
    '\\left( 2 \\right)',
    '\\frac{1,000}{3}',
    '50\\%',
    'x^2',
    '(1,2)',
    '\\{1,2\\}',
    '[0,1)',
    '6·7',
    '\\$5',
  ),
);
const formula = fc.array(atom, { minLength: 1, maxLength: 3 }).map((atoms) => atoms.join(' + '));
const space = fc.constantFrom('', ' ', '  ', '\u00a0');
const math = fc
  .tuple(formula, space, fc.constantFrom(['$', '$'], ['\\(', '\\)'], ['\\[', '\\]'], ['$$', '$$']))
  .map(([source, gap, [open, close]]) => open + gap + source + gap + close);
const prose = fc.constantFrom(
  'So ',
  ' is  ',
  '. ',
  '\n\n\n',
  ' costs $5 and ',
  ' \n',
  'Then\t',
  ' for $1,000. ',
  '\u200b',
);
const ending = fc
  .tuple(formula, fc.constantFrom('boxed', 'hash', 'announced', 'none'))
  .map(([source, how]) => {
    if (how === 'boxed') return ` so $\\boxed{ ${source} }$.`;
    if (how === 'hash') return `\n####  ${source} `;
    return how === 'announced' ? ` The answer is:  $${source}$` : ` which is  $ ${source}$ .`;
  });
const solution = fc
  .tuple(fc.array(fc.oneof(math, prose), { maxLength: 8 }), ending)
  .map(([pieces, end]) => pieces.join('') + end);

/** Other rules may find a sentence, which is no value. */
const STATED = new Set(['boxed', 'boxes', '####', 'the answer is']);

test('passes that each leave the answer open do not change it together', () => {
  const text = ' for $1,000. \\(\\sqrt2\\)$(1,2)$ which is  $ π$ .';
  const [before, after] = [text, normalizeMathText(text, 'solution')].map(
    (one) => extractAnswer(one)?.answer,
  );
  expect(compareAnswers(before ?? '', after ?? '').verdict).not.toBe('different');
});

test('the answer of a solution is the same before and after', () => {
  fc.assert(
    fc.property(solution, (text) => {
      const found = extractAnswer(text);
      const before = found?.answer ?? '';
      const after = extractAnswer(normalizeMathText(text, 'solution'))?.answer ?? '';
      const { verdict } = compareAnswers(before, after);
      const isStated = STATED.has(found?.rule ?? '') && compareAnswers(before, before).verdict === 'equal';
      if (isStated) expect(verdict, `${before} | ${after}`).toBe('equal');
      else expect(verdict, `${before} | ${after}`).not.toBe('different');
    }),
    { numRuns: 1500 },
  );
});

test('an answer has the same value before and after', () => {
  fc.assert(
    fc.property(fc.oneof(formula, math), (text) => {
      if (compareAnswers(text, text).verdict === 'equal') {
        expect(compareAnswers(text, normalizeMathText(text, 'answer')).verdict).toBe('equal');
      }
    }),
    { numRuns: 500 },
  );
});

test('what is math is math before and after, and money is money', () => {
  const piece = fc.constantFrom(
    '\\(x\\)',
    '\\( 5 \\)',
    '$x$',
    '$ 7 $',
    '$5',
    ' 3$',
    ' or ',
    '. ',
    ' and $1,000 ',
    '4*2=',
  );
  const formulas = (text: string) =>
    segmentText(text).flatMap(({ kind, source }) =>
      kind === 'text' ? [] : [source.replace(/[\s{}]+/g, '')],
    );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
      const text = pieces.join('');
      expect(formulas(normalizeMathText(text, 'problem'))).toEqual(formulas(text));
    }),
    { numRuns: 1000 },
  );
});

test('what is normal stays as it is', () => {
  const anything = fc
    .array(fc.oneof(math, prose, fc.constantFrom('$', '\\(', '{', '%', '\\', '```\n', '\\boxed{')))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(
      fc.oneof(solution, anything),
      fc.constantFrom<TextPart>('problem', 'solution', 'answer'),
      (text, part) => {
        const once = normalizeMathText(text, part);
        expect(normalizeMathText(once, part)).toBe(once);
      },
    ),
    { numRuns: 1500 },
  );
});
