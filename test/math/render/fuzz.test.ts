import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AnswerBadge } from '#components/math/answer-badge.tsx';
import { ListLine } from '#components/math/list-line.tsx';
import { ProblemView } from '#components/math/problem-view.tsx';
import { SolutionSteps } from '#components/math/solution-steps.tsx';
import { Tex } from '#components/math/tex.tsx';
import { findTexErrors } from '#lib/math/text/tex-errors.ts';
import { anyText, fuzz } from '#test/support/fuzz.ts';

const hostile = [
  ...[
    '\\href{javascript:alert(1)}{',
    '\\url{',
    '\\htmlData{onclick=alert(1)}{',
    '\\htmlStyle{background:url(//x)}{',
  ],
  ...[
    '\\htmlId{x}{',
    '\\htmlClass{" onload="x}{',
    '\\includegraphics[height=1em]{//x/y.png}',
    '\\color{red;x:url(//x)}',
  ],
  ...[
    '\\textcolor{#f00"onclick="x}{',
    '\\colorbox{url(//x)}{',
    '\\gdef\\frac{POISON}',
    '\\def\\x#1{#1#1}\\x{',
    '\\verb|<b>|',
  ],
  ...[
    '<script>',
    '</span>',
    '<img src=x onerror=alert(1)>',
    '"><svg onload=alert(1)>',
    '\\text{',
    '}',
    '$',
    '$$',
    '\\(',
    '\\)',
  ],
  ...[
    '\\frac',
    '{',
    '^',
    '_',
    '&',
    '\\\\',
    '\\begin{array}{c}',
    '\\end{array}',
    '\\left(',
    '\\right.',
    '\\tag{1}',
    '%',
    '#',
    '~',
  ],
  ...[
    '\\rule{9999em}{9999em}',
    '\\kern9999em',
    '\\char"1F600',
    '\\unicode{60}',
    '\\char60',
    '\\u003c',
    '&lt;',
    '\\newline',
  ],
  ...['[asy]', '[/asy]', '<<1+1=', '>>', '#### ', '\\boxed{', '<|im_end|>', '\x1B[2J'],
];
const piece = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...hostile) }, anyText);
const text = fc.array(piece, { maxLength: 25 }).map((parts) => parts.join(''));

/** What KaTeX and our own views write; anything else came out of a text. */
const elements =
  /^(?:div|span|p|ol|ul|li|code|pre|mark|small|figure|figcaption|svg|path|line|g|br|table|tbody|tr|td|strong|em|math|semantics|annotation|m[a-z]+)$/;
const attributes =
  /^(?:class|style|title|aria-[a-z]+|role|dir|lang|data-[a-z-]+|xmlns|encoding|display|d|viewBox|width|height|preserveAspectRatio|x\d|y\d|stroke-width|fill|math[a-z]+|accent|stretchy|fence|separator|lspace|rspace|minsize|maxsize|linethickness|columnalign|columnspacing|columnlines|rowspacing|rowlines|scriptlevel|displaystyle|notation|depth|voffset|side|form|largeop|movablelimits|accentunder|symmetric|frame|framespacing|start|value|tabindex|hidden|linebreak)$/;

function expectInert(html: string) {
  for (const [, name = '', rest = ''] of html.matchAll(/<\/?([^\s/>]*)((?:[^">]|"[^"]*")*)>/g)) {
    expect(name).toMatch(elements);
    for (const [, attribute = '', value = ''] of rest.matchAll(/([^\s=/"]+)(?:="([^"]*)")?/g)) {
      expect(attribute, html).toMatch(attributes);
      if (attribute === 'style') expect(value).not.toMatch(/url|expression|javascript|[<>@]/i);
    }
  }
  // No mark of markup stands outside of a tag.
  expect(html.replace(/<\/?[^\s/>]*(?:[^">]|"[^"]*")*>/g, '')).not.toMatch(/[<>]/);
}

const views: [string, (written: string) => string][] = [
  ['a formula', (source) => renderToStaticMarkup(createElement(Tex, { source }))],
  ['a displayed formula', (source) => renderToStaticMarkup(createElement(Tex, { source, display: true }))],
  ['a problem', (written) => renderToStaticMarkup(createElement(ProblemView, { text: written }))],
  ['a solution', (written) => renderToStaticMarkup(createElement(SolutionSteps, { text: written }))],
  ['a line of a list', (written) => renderToStaticMarkup(createElement(ListLine, { text: written }))],
  ['an answer', (written) => renderToStaticMarkup(createElement(AnswerBadge, { answer: written }))],
];

test.each(views)(
  '%s of any text is inert: no element, attribute or style that is not of the views',
  (_, view) => {
    fc.assert(
      fc.property(text, (written) => expectInert(view(written))),
      fuzz(150),
    );
  },
);

test('whatever was set before, the next formula is set as always', () => {
  const set = (number: string) =>
    renderToStaticMarkup(createElement(Tex, { source: `\\frac{1}{2}+\\sqrt{${number}}` }));
  const before = set('0000000');
  let number = 0;
  fc.assert(
    fc.property(text, (written) => {
      renderToStaticMarkup(createElement(ProblemView, { text: `$${written}$` }));
      // Another number each time: nothing is taken from memory.
      const one = String(7_310_000 + (number++ % 9000));
      expect(set(one).replaceAll(one, '0000000')).toBe(before);
    }),
    fuzz(100),
  );
});

test('every fault that is found lies within its text', () => {
  fc.assert(
    fc.property(text, (written) => {
      for (const { start, end, source } of findTexErrors(written)) {
        expect(start >= 0 && start < end && end <= written.length).toBe(true);
        expect(written.slice(start, end)).toContain(source);
      }
    }),
    fuzz(300),
  );
});
