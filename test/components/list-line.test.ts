import { describe, expect, test } from 'vitest';
import { isLineSet, lineParts, setLine } from '#components/math/line-parts.ts';
import { columnsOf } from '#components/table/table-url.ts';

describe('a line of a list', () => {
  test('knows its formulas, and is cut before one that does not fit', () => {
    const line = lineParts('If $a+b=3$ and\n\\[c^2=4\\] then $d$ is?', 300);
    expect(line.formulas).toEqual(['a+b=3', 'c^2=4', 'd']);
    expect(lineParts('What is $x^2+y^2$ here?', 12).formulas).toEqual([]);
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
