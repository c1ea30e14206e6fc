import { describe, expect, test } from 'vitest';
import { flowText, type Inline } from '#components/math/flow.ts';
import { markSegment, readMarks } from '#components/math/marks.ts';
import { renderTex } from '#components/math/render-tex.ts';
import { diffMath } from '#lib/math/text/diff-math.ts';

/** Marked prose in ‹›, formulas as they are set. */
function shown(before: string, after: string): string {
  const show = (part: Inline) => {
    if (part.kind === 'math') return `$${part.source}$`;
    return readMarks(part.text)
      .map((piece) => (piece.isMarked ? `‹${piece.text}›` : piece.text))
      .join('');
  };
  return flowText(after, markSegment(after, diffMath(before, after).after))
    .map((block) => (block.kind === 'paragraph' ? block.parts.map(show).join('') : block.source))
    .join(' | ');
}

describe('what differs is marked where it stands', () => {
  test.each([
    ['a word', 'Find the sum of 3 and 4.', 'Find the product of 3 and 4.', 'Find the ‹product› of 3 and 4.'],
    ['an amount', 'He pays \\$5.', 'He pays \\$7 today.', 'He pays $‹7 today›.'],
    ['an exponent', 'Let $x^2$.', 'Let $x^3$.', 'Let $x^{\\textcolor{#d00001}{3}}$.'],
    ['an operator', '$a+b$', '$a-b$', '$a\\textcolor{#d00001}{-}b$'],
    ['nothing', 'Let $x^2$.', 'Let $x^2$.', 'Let $x^2$.'],
  ])('%s', (_, before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  test.each([
    ['\\frac{1}{2}', '\\frac{3}{2}'],
    ['\\frac12', '\\frac13'],
    ['\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}', '\\begin{pmatrix}1&2\\\\3&5\\end{pmatrix}'],
    ['\\sqrt2', '\\sqrt3'],
    ['a_1', 'a_{12}'],
  ])('the formula %s beside %s can still be set', (before, after) => {
    const text = shown(`$${before}$`, `$${after}$`);
    expect(text).toContain('#d00001');
    expect(renderTex(text.slice(1, -1), false).fault).toBeNull();
  });
});
