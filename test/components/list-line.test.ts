import { describe, expect, test } from 'vitest';
import { cutText } from '#components/math/cut-text.ts';
import { isLineSet, lineParts, setLine } from '#components/math/line-parts.ts';
import { renderTex } from '#components/math/render-tex.ts';
import { columnsOf } from '#components/table/table-url.ts';

describe('a line of a list', () => {
  test('knows its formulas, and is cut before one that does not fit', () => {
    const line = lineParts('If $a+b=3$ and\n\\[c^2=4\\] then $d$ is?', 300);
    expect(line.formulas).toEqual(['a+b=3', 'c^2=4', 'd']);
    expect(lineParts('What is $x^2+y^2$ here?', 12).formulas).toEqual([]);
  });

  test('sets equations that stand on lines of their own within the line', () => {
    const line = lineParts('Solve\n\\begin{align*}\nx+y&=3,\\\\\nx-y&=1.\n\\end{align*}', 300);
    expect(line.formulas).toEqual(['\\begin{aligned}\nx+y&=3,\\\\\nx-y&=1.\n\\end{aligned}']);
    expect(renderTex(line.formulas[0]!, false, 'html').fault).toBeNull();
    const wide = lineParts('\\begin{alignat*}{2}\nx&+y&&=3\n\\end{alignat*}', 300);
    expect(renderTex(wide.formulas[0]!, false, 'html').fault).toBeNull();
  });

  test('shows nothing of a drawing that does not fit', () => {
    const drawn = `How high is it? [asy]\n${'draw((0,0)--(1,1));\n'.repeat(60)}[/asy] Say.`;
    expect(cutText(drawn, 160)).toBe('How high is it? …');
  });

  test('is set formula by formula while there is time, and goes on where it stopped', () => {
    const line = lineParts('$q_1$ $q_2$ $q_3$', 300);
    let left = 2;
    expect(setLine(line, () => left-- > 0)).toBe(false);
    expect(isLineSet(line)).toBe(false);
    let asked = 0;
    expect(setLine(line, () => asked++ < 1)).toBe(true);
    expect(isLineSet(line)).toBe(true);
  });

  test('with a formula that is only set on demand waits for nothing', () => {
    const long = `$${'x+'.repeat(3000)}x$`;
    expect(isLineSet(lineParts(long, 20_000))).toBe(true);
  });
});

test.each([
  ['after=120&open=a&status=pending', ''],
  ['columns=seq%2Cproblem&after=9&pinned=seq', 'columns=seq%2Cproblem&pinned=seq'],
])(
  'of the address %s its columns are "%s": a place or an open row draws no other columns',
  (query, wanted) => {
    expect(columnsOf(new URLSearchParams(query))).toBe(wanted);
  },
);
