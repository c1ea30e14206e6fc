import katex from 'katex';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Tex } from '#components/math/tex.tsx';
import { texParts } from '#components/math/tex-pieces.tsx';

const long = [
  'x + 2y + 3z + 5w = 11',
  'a < b \\text{ and } c > d \\quad\\&\\quad e = f',
  '\\frac{1}{2} + \\sqrt{x} + \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} + \\sum_{k=1}^n k^2 = 0',
  '1+1+1+1+1',
];
const whole = ['x^2', 'a + b = c', 'a+b+c+d+e \\tag{1}', 'a+b+c \\\\ d+e+f+g'];

test.each(long.flatMap((source) => [[source, false] as const, [source, true] as const]))(
  '%s is written box by box and reads as KaTeX sets it, displayed: %s',
  (source, display) => {
    const html = katex.renderToString(source, { displayMode: display });
    expect(texParts(html)?.boxes.length).toBeGreaterThan(3);
    const written = renderToStaticMarkup(createElement(Tex, { source, display }));
    expect(written.replace(/^<[^>]+>|<\/(?:span|div)>$/g, '')).toBe(html);
  },
);

test.each(whole)('%s is short or holds lines of its own: it is written as one', (source) => {
  expect(texParts(katex.renderToString(source, { displayMode: true, strict: false }))).toBeNull();
});
