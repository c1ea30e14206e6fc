import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { AnswerBadge, isMathLike } from '#components/math/answer-badge.tsx';
import { cutText } from '#components/math/cut-text.ts';
import { ProblemLine } from '#components/math/problem-line.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { renderTex } from '#components/math/render-tex.ts';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { Tex } from '#components/math/tex.tsx';
import { processorTime } from '#test/support/processor-time.ts';

const tex = (source: string, display = false) =>
  renderToStaticMarkup(createElement(Tex, { source, display }));
const view = (text: string, annotations?: 'muted' | 'hidden') =>
  renderToStaticMarkup(createElement(ProblemView, { text, annotations }));
const steps = (text: string) => renderToStaticMarkup(createElement(SolutionSteps, { text }));
const answer = (value: string | null) => renderToStaticMarkup(createElement(AnswerBadge, { answer: value }));

/** What a reader sees: without tags and without the source that KaTeX keeps for screen readers. */
const visible = (html: string) =>
  html
    .replace(/<span class="katex-mathml">.*?<\/math><\/span>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\u200b/g, '');

describe('a formula', () => {
  test('is set by KaTeX, with MathML for screen readers', () => {
    expect(tex('x^2')).toMatch(
      /^<span class="math-inline"><span class="katex"><span class="katex-mathml"><math/,
    );
  });

  test('on a line of its own scrolls in its own box', () => {
    expect(tex('x^2', true)).toMatch(/^<div class="math-display"><span class="katex-display">/);
  });

  test('that cannot be broken scrolls within the text', () => {
    expect(tex('\\begin{pmatrix}1\\\\2\\end{pmatrix}')).toContain('math-inline-wide');
  });

  test('that does not parse shows its source, the place of the fault and the message', () => {
    const html = tex('a + \\oops{b}');
    expect(visible(html)).toBe('a + \\oops{b} ⚠ Undefined control sequence: \\oops');
    expect(html).toContain('<mark class="math-fault-mark">\\oops</mark>');
    expect(html).toContain('title="Undefined control sequence: \\oops (character 5)"');
  });

  test('that ends too early has its caret at the end', () => {
    expect(tex('\\frac{1}{')).toMatch(/\\frac\{1\}\{<mark class="math-fault-mark">\u00a0<\/mark>/);
  });
});

/** So that each measurement sets a formula that was not set before. */
let tries = 0;

describe('hostile formulas do no harm', () => {
  test.each([
    '\\href{javascript:alert(1)}{x}',
    '\\url{javascript:alert(1)}',
    '\\includegraphics{http://evil.test/x.png}',
    '\\htmlData{onclick=alert(1)}{x}',
    '\\htmlStyle{background:url(http://evil.test)}{x}',
    '\\htmlClass{a" onmouseover="alert(1)}{x}',
    '\\text{<script>alert(1)</script>}',
    '\\text{<img src=x onerror=alert(1)>}',
    '<script>alert(1)</script>',
    '\\unknown{<img src=x onerror=alert(1)>}',
    '"><svg onload=alert(1)>\\oops',
  ])('%s', (source) => {
    for (const html of [tex(source), tex(source, true), view(`$${source}$ and ${source}`)]) {
      const live = html.replace(/&lt;|&gt;|&quot;/g, '');
      expect(live).not.toMatch(/<(?:script|img|svg [^>]*onload|a )/i);
      expect(live.match(/<[^>]*>/g)?.join('')).not.toMatch(/javascript:|\son\w+=|evil\.test|data-onclick/i);
    }
  });

  const many = (part: string, times: number) => part.repeat(times);
  test.each<[string, string]>([
    ['a macro bomb', '\\def\\a{\\a\\a}\\a'],
    ['a long macro, often', `\\def\\a{${many('x', 2000)}}${many('\\a', 900)}`],
    ['a macro that doubles', `\\def\\a#1{#1#1}${many('\\a{', 18)}x${many('}', 18)}`],
    ['a macro of many copies', `\\def\\a#1{${many('#1', 1300)}}\\a{${many('x', 1300)}}`],
    [
      'a new command, nested',
      `\\newcommand{\\f}[1]{${many('#1', 30)}}${many('\\f{', 9)}${many('x', 3000)}${many('}', 9)}`,
    ],
    ['definitions out of definitions', `\\def\\a{xxxxxxxxxx}${many('\\edef\\a{\\a\\a}', 200)}\\a`],
    ['a macro under another name', `\\let\\d\\def\\d\\a{${many('x', 2000)}}${many('\\a', 900)}`],
    ['four hundred nested fractions', `${many('\\frac{', 400)}1${many('}{2}', 400)}`],
    ['a formula of 100 kB', many('x^2+', 25_000)],
    ['roots', many('\\sqrt{', 580) + many('}', 580)],
    ['delimiters', `${many('\\left(', 310)}x${many('\\right)', 310)}`],
    ['powers', `${many('x^{', 1000)}x${many('}', 1000)}`],
    ['columns', `\\begin{matrix}${many('&', 4000)}\\end{matrix}`],
    ['rows', `\\begin{matrix}${many('\\\\', 2000)}\\end{matrix}`],
    ['accents', many('é', 4000)],
    ['marks on one letter', `x${many('\u0301', 4000)}`],
    ['letters as they are', `\\verb|${many('x', 4000)}|`],
    ['a huge size', '\\rule{1000000em}{1000000em}'],
    ['a thousand nested fractions', `${'\\frac{'.repeat(1000)}1${'}{2}'.repeat(1000)}`],
    ['two thousand nested braces', `${'{'.repeat(2000)}x${'}'.repeat(2000)}`],
    ['deep square roots', `${'\\sqrt{'.repeat(500)}x${'}'.repeat(500)}`],
  ])('%s is set, or stands there as its source, within 50 ms', (_, source) => {
    const timeOf = (formula: string) => {
      const started = processorTime();
      expect(tex(formula)).toMatch(/katex|math-fault|math-long/);
      return processorTime() - started;
    };
    // A blank more, for what was set once is remembered.
    const least = (formula: string) =>
      Math.min(...[1, 2, 3].map((time) => timeOf(formula + many(' ', time))));
    // A core that is shared is slower: an honest formula of 2 kB, about 20 ms, says by how much.
    const slowed = Math.max(1, least(many('x^2+', 500) + 'y'.repeat(tries++)) / 20);
    expect(least(source) / slowed).toBeLessThan(50);
  });

  test.each([
    '\\def\\R{\\mathbb{R}}\\R^3',
    '\\newcommand{\\vv}[1]{\\vec{#1}}\\vv{a}+\\vv{b}',
    '\\renewcommand{\\arraystretch}{1.5}\\begin{array}{cc}1&2\\\\3&4\\end{array}',
  ])('definitions that people write are set: %s', (source) => {
    expect(tex(source)).toContain('class="katex"');
  });

  test('a definition does not leak into another formula', () => {
    tex('\\gdef\\x{leaked}\\gdef\\frac{leaked}');
    expect(tex('\\x')).toContain('Undefined control sequence');
    expect(visible(tex('\\frac12'))).toBe('21');
  });
});

describe('what hides in a text is seen', () => {
  const hidden = 'Say \u202E5 + 3\u202C \x1B[31mred\x1B[0m and a\u200Bb, $x\u2066y\u2069$.';

  test('in a problem, a solution, a line of a list and an answer', () => {
    const line = renderToStaticMarkup(createElement(ProblemLine, { text: hidden }));
    for (const html of [view(hidden), steps(hidden), line, answer('\u202E51'), tex('x\u202Ey')]) {
      expect(html).toContain('⇆');
      for (const one of ['\u202E', '\u202C', '\u2066', '\u2069', '\x1B']) expect(html).not.toContain(one);
    }
    expect(visible(view(hidden))).toMatch(/^Say ⇆5 \+ 3⇆ ␛\[31mred␛\[0m and a␣b, x⇆y⇆\.$/);
  });
});

describe('a problem', () => {
  test('keeps money as text and sets math', () => {
    const html = view('Tickets cost $5 and $10; find $x$.');
    expect(visible(html)).toBe('Tickets cost $5 and $10; find x.');
    expect(html.match(/class="katex"/g)).toHaveLength(1);
  });

  test('has a paragraph per blank line, with its single line breaks', () => {
    expect(view('One\ntwo\n\nThree').match(/<div class="math-paragraph">([^<]*)/g)).toEqual([
      '<div class="math-paragraph">One\ntwo',
      '<div class="math-paragraph">Three',
    ]);
  });

  test('keeps a comma with the formula before it', () => {
    expect(view('If $x$, then')).toMatch(
      /<span class="whitespace-nowrap"><span class="math-inline">.*<\/span>,<\/span> then/,
    );
  });

  test('shows a drawing as a labelled code block', () => {
    const html = view('See\n[asy]\ndraw((0,0)--(1,1));\nlabel("$A$", (0,0));\n[/asy]\nWhat is $A$?');
    expect(html).toMatch(/<figcaption[^>]*>Asymptote drawing<\/figcaption>/);
    expect(visible(html)).toContain('label(&quot;$A$&quot;, (0,0));');
  });

  test('shows noted calculations small and muted, or not at all', () => {
    const text = 'She has 48/2 = <<48/2=24>>24 clips, $<<5*2=10>>10.';
    expect(visible(view(text))).toBe('She has 48/2 = 48/2=2424 clips, $5*2=1010.');
    expect(view(text)).toContain('<small class="math-annotation"');
    expect(visible(view(text, 'hidden'))).toBe('She has 48/2 = 24 clips, $10.');
  });

  test('shows a boxed answer in its box', () => {
    expect(view('So it is $\\boxed{16}$.')).toContain('boxpad');
    expect(view('So she needs \\boxed{$16} in all.')).toContain('boxpad');
  });

  test('with one bad formula loses nothing else', () => {
    expect(visible(view('Let $\\oops$ be $y$ here.'))).toMatch(/^Let \\oops ⚠ .* be y here\.$/);
  });

  test.each([
    ['Points with\n\\[2x = z\\]is a line', 'Points with 2x=z is a line'],
    ['Let\n\\[p = q\\].\nFind p.', 'Let p=q. Find p.'],
  ])('a displayed formula stands apart from the words around it: %s', (text, wanted) => {
    const shown = renderToStaticMarkup(createElement(ProblemLine, { text }));
    expect(visible(shown).replace(/\s+/g, ' ').trim()).toBe(wanted);
  });

  test('a line break beside a formula is a space in one line', () => {
    const shown = renderToStaticMarkup(createElement(ProblemLine, { text: 'both roots of\n$x^2$\nare 1' }));
    expect(shown).toContain('both roots of <span');
    expect(shown).toMatch(/<\/span> are 1 <\/span><\/span>$/);
  });

  test('in a line of a table is cut between formulas and words', () => {
    const html = renderToStaticMarkup(
      createElement(ProblemLine, { text: `${'word '.repeat(10)}$x^2 + y$`, longest: 55 }),
    );
    expect(visible(html)).toBe(`${'word '.repeat(10)}… `);
    expect(cutText('no space at all in this', 200)).toBe('no space at all in this');
  });
});

describe('a solution', () => {
  test('has a number for every line, and the answer of its last line', () => {
    const html = steps('48/2 = <<48/2=24>>24 in May.\n24+48 = <<24+48=72>>72 in all.\n#### 72');
    expect(html.match(/data-step="\d"/g)).toHaveLength(3);
    expect(visible(html)).toMatch(/^148\/2 = .* in May\.224\+48 = .* in all\.answer72$/);
  });

  test('in a single line has a step per sentence', () => {
    expect(steps('Half of 8 is 4. So $x = 4.$ It is done.').match(/data-step/g)).toHaveLength(2);
  });

  test('never cuts a formula or a drawing', () => {
    const html = steps(
      'First,\n\\begin{align*}\nx &= 1 \\\\\ny &= 2\n\\end{align*}\n[asy]\ndraw(a);\ndraw(b);\n[/asy]\nso $x +\ny = 3$.\nDone.',
    );
    expect(html.match(/data-step/g)).toHaveLength(5);
    expect(html).not.toContain('math-fault');
  });
});

describe('an answer', () => {
  test.each<[string, boolean]>([
    ['72', true],
    ['1,234.5', true],
    ['\\frac{1}{2}', true],
    ['x = 5', true],
    ['(3, \\pi)', true],
    ['50%', true],
    ['n', true],
    ['p - q', true],
    ['Evelyn', false],
    ['18 apples', false],
    ['$5', false],
    ['$\\frac12$', false],
    ['(A) and (B)', false],
  ])('%s is set as math: %s', (value, expected) => {
    expect(isMathLike(value)).toBe(expected);
  });

  test.each([
    ['1,234', 'answer1,234'],
    ['50%', 'answer50%'],
    ['$5', 'answer$5'],
    ['18 apples', 'answer18 apples'],
    ['$x$', 'answerx'],
  ])('%s reads %s', (value, expected) => {
    expect(visible(answer(value))).toBe(expected);
  });

  test('that is missing says so', () => {
    expect(visible(answer(null))).toBe('answernone');
  });
});

test('a formula is typeset once and remembered', () => {
  const first = renderTex('\\sqrt{remembered}', false);
  expect(renderTex('\\sqrt{remembered}', false)).toBe(first);
  for (let i = 0; i < 4100; i++) renderTex(`x_{${i}}`, false, 'mathml');
  expect(renderTex('\\sqrt{remembered}', false)).not.toBe(first);
  expect(renderTex('\\sqrt{remembered}', false)).toEqual(first);
});
