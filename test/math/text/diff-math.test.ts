import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { type ChangedSpan, diffMath } from '#lib/math/text/diff-math.ts';

const marked = (text: string, spans: ChangedSpan[]) => {
  let at = 0;
  const parts = spans.map(({ start, end }) => {
    const part = `${text.slice(at, start)}‹${text.slice(start, end)}›`;
    at = end;
    return part;
  });
  return parts.join('') + text.slice(at);
};

describe('the difference of two problems', () => {
  test.each([
    ['nothing', 'Find $x^2$.', 'Find $x^2$.', 'Find $x^2$.', 'Find $x^2$.'],
    ['a word', 'Find the sum.', 'Find the product.', 'Find the ‹sum›.', 'Find the ‹product›.'],
    ['words side by side', 'a b c d', 'a x y d', 'a ‹b c› d', 'a ‹x y› d'],
    ['a word put in', 'Find it.', 'Find all of it.', 'Find it.', 'Find ‹all of› it.'],
    [
      'a number of prose',
      'He has 1,200 hens.',
      'He has 1,250 hens.',
      'He has ‹1,200› hens.',
      'He has ‹1,250› hens.',
    ],
    [
      'only the numerator',
      '$\\frac{a+1}{b}$',
      '$\\frac{a+2}{b}$',
      '$\\frac{a+‹1›}{b}$',
      '$\\frac{a+‹2›}{b}$',
    ],
    ['an exponent', '$x^{12}+1$', '$x^{13}+1$', '$x^{‹12›}+1$', '$x^{‹13›}+1$'],
    ['an exponent without braces', '$x^2$', '$x^3$', '$x^‹2›$', '$x^‹3›$'],
    ['a command', '$\\sin x$', '$\\cos x$', '$‹\\sin› x$', '$‹\\cos› x$'],
    ['a fraction for a root', '$\\frac12$', '$\\sqrt{2}$', '$‹\\frac12›$', '$‹\\sqrt{2}›$'],
    [
      'within brackets',
      '$\\left(x+1\\right)$',
      '$\\left(x+2\\right)$',
      '$\\left(x+‹1›\\right)$',
      '$\\left(x+‹2›\\right)$',
    ],
    [
      'other brackets',
      '$\\left(x\\right)$',
      '$\\left[x\\right]$',
      '$‹\\left(x\\right)›$',
      '$‹\\left[x\\right]›$',
    ],
    [
      'a cell of a matrix',
      '$\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$',
      '$\\begin{pmatrix} 1 & 2 \\\\ 5 & 4 \\end{pmatrix}$',
      '$\\begin{pmatrix} 1 & 2 \\\\ ‹3› & 4 \\end{pmatrix}$',
      '$\\begin{pmatrix} 1 & 2 \\\\ ‹5› & 4 \\end{pmatrix}$',
    ],
    [
      'not across the border of a formula',
      'Let a $b$ c',
      'Let x $y$ c',
      'Let ‹a› $‹b›$ c',
      'Let ‹x› $‹y›$ c',
    ],
    ['everything', 'one', '$2$', '‹one›', '$‹2›$'],
    ['an empty text', '', 'x', '', '‹x›'],
  ])('%s', (_name, before, after, left, right) => {
    const difference = diffMath(before, after);
    expect(marked(before, difference.before)).toBe(left);
    expect(marked(after, difference.after)).toBe(right);
  });

  test.each([
    ['spaces', 'Find $x + 1$.', 'Find\n $x+1$.'],
    ['delimiters', 'Find $x$.', 'Find \\(x\\).'],
    ['spaces in braces', '$\\frac{ 1 }{2}$', '$\\frac{1}{ 2 }$'],
  ])('%s make none', (_name, before, after) => {
    expect(diffMath(before, after)).toEqual({ before: [], after: [] });
  });

  test('what is marked in a formula can be set by itself', () => {
    const atoms = [
      'x',
      '12',
      '+',
      '^{n}',
      '_2',
      '\\frac{a}{b}',
      '\\frac12',
      '\\sqrt{x}',
      '{ab}',
      '\\pi',
      '\\left(y\\right)',
    ];
    const formula = fc
      .array(fc.constantFrom(...atoms), { maxLength: 8 })
      .map((parts) => `z ${parts.join(' ')} w`);
    fc.assert(
      fc.property(formula, formula, (one, other) => {
        const text = `$${one}$`;
        for (const { start, end } of diffMath(text, `$${other}$`).before) {
          const source = text
            .slice(start, end)
            .replace(/^[\^_]/, '{}$&')
            .replace(/[\^_]\s*(?=[\^_])/g, '');
          const html = katex.renderToString(source, { throwOnError: false, strict: false });
          expect(/double (super|sub)script/i.test(html) || !html.includes('katex-error')).toBe(true);
        }
      }),
    );
  });

  test('hostile texts end', () => {
    const deep = `$${'\\frac{'.repeat(3000)}$`;
    expect(diffMath(deep, `${deep} x`).before).toEqual([]);
    const open = `$${'{'.repeat(3_000)}$ and $${'\\left('.repeat(20_000)}$`;
    expect(diffMath(open, `${open} x`).after).toHaveLength(1);
    const long = Array.from({ length: 5000 }, (_, i) => `a${i}`).join(' ');
    expect(diffMath(long, long.replaceAll('a', 'b ')).before.length).toBeGreaterThan(0);
  });

  test('no more is marked than must be', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const table = before.map(() => after.map(() => 0));
        const cell = (i: number, j: number) => table[i]?.[j] ?? 0;
        for (const [i, one] of before.entries()) {
          for (const [j, other] of after.entries()) {
            table[i]![j] = one === other ? cell(i - 1, j - 1) + 1 : Math.max(cell(i - 1, j), cell(i, j - 1));
          }
        }
        const common = cell(before.length - 1, after.length - 1);
        const text = before.join(' ');
        const inMarks = diffMath(text, after.join(' ')).before.map(
          ({ start, end }) => text.slice(start, end).split(' ').length,
        );
        expect(inMarks.reduce((sum, count) => sum + count, 0)).toBe(before.length - common);
      }),
    );
  });

  test('removing what is marked on both sides leaves the same words', () => {
    const words = fc
      .array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 25 })
      .map((some) => some.join(' '));
    const without = (text: string, spans: ChangedSpan[]) =>
      marked(text, spans)
        .replace(/‹[^›]*›/g, ' ')
        .split(/\s+/)
        .filter(Boolean)
        .join(' ');
    fc.assert(
      fc.property(words, words, (before, after) => {
        const difference = diffMath(before, after);
        expect(without(before, difference.before)).toBe(without(after, difference.after));
      }),
    );
  });
});
