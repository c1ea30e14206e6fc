import { describe, expect, test } from 'vitest';
import { findTexErrors, findTexFault } from '#lib/math/text/tex-errors.ts';
import { processorTime } from '#test/support/processor-time.ts';

test('a text whose formulas all parse has no errors', () => {
  expect(findTexErrors('If $x^2 = 4$ and it costs $5, then \\[x = \\frac{4}{2}\\]')).toEqual([]);
});

test('a formula that does not parse is reported with its place and the position of the fault', () => {
  const text = 'First $x$, then $a + \\oops{b}$ follows.';
  expect(findTexErrors(text)).toEqual([
    {
      source: 'a + \\oops{b}',
      start: 16,
      end: 30,
      message: 'Undefined control sequence: \\oops',
      position: 4,
      length: 5,
    },
  ]);
});

describe('what data sets write beyond plain KaTeX parses', () => {
  test.each([
    '15\\mbox{ cm}^2',
    '\\overarc{AB}',
    '\\begin{tabular}{|c||c|} \\hline $x$ & Cost in \\$ \\\\ \\hline 1 & $\\frac12$ \\\\[1ex] \\hline \\end{tabular}',
    '\\begin{tabular}[t]{l@{\\qquad}p{2cm}} \\multicolumn{2}{c}{\\textbf{Title}}\\\\ a & b \\end{tabular}',
    '\\begin{array}{c@{}c@{\\;}c} 1 & 2 & 3 \\\\ \\cline{2-3} & 4 & 5 \\end{array}',
    '\\begin{eqnarray*} x & = & 1 \\\\ & = & 2 \\end{eqnarray*}',
    '\\renewcommand{\\arraystretch}{1.5} \\begin{pmatrix} 1 \\\\ 2 \\end{pmatrix}',
    '\\frac{\\cancelto{2}{8}}{7}',
    '\\boxed{$16}',
    '\\boxed{$x^2$}',
  ])('%s', (source) => {
    expect(findTexFault(source, true)).toBeNull();
  });
});

describe('hostile formulas end in a message, quickly', () => {
  test.each<[string, string]>([
    ['a macro bomb', '\\def\\a{\\b\\b}\\def\\b{\\c\\c}\\def\\c{\\a\\a}\\a'],
    ['an endless macro', '\\def\\x{\\x\\x}\\x'],
    ['100 kB', 'x'.repeat(100_000)],
    ['a thousand nested fractions', `${'\\frac{'.repeat(1000)}1${'}{2}'.repeat(1000)}`],
    ['deep braces', '{'.repeat(4000)],
    ['an open array', '\\begin{tabular}{c'],
  ])('%s', (_, source) => {
    const started = processorTime();
    expect(findTexFault(source, false)?.message).toMatch(/\w/);
    expect(processorTime() - started).toBeLessThan(500);
  });

  test('a definition in one formula does not reach the next', () => {
    expect(findTexFault('\\gdef\\frac#1#2{gone}\\gdef\\mine{1}\\mine', false)).toBeNull();
    expect(findTexFault('\\mine', false)?.message).toBe('Undefined control sequence: \\mine');
    expect(findTexFault('\\frac{1}{2}', false)).toBeNull();
  });
});
