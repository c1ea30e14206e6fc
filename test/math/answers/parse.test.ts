import { describe, expect, test } from 'vitest';
import { parseAnswer } from '#lib/math/answers/index.ts';
import { exactValue } from '#lib/math/answers/numeric/exact.ts';
import { format } from '#lib/math/answers/rational.ts';

function kind(text: string): string {
  const parsed = parseAnswer(text);
  return 'error' in parsed ? 'error' : parsed.tree.kind;
}

test.each([
  ['\\frac{3}{4}', 'quotient'],
  ['x^2+1', 'sum'],
  ['(1,2)', 'tuple'],
  ['[1,2)', 'interval'],
  ['(0,1)\\cup(2,3)', 'setop'],
  ['\\{1,2\\}', 'set'],
  ['1, 2', 'list'],
  ['x\\ge 2', 'relation'],
  ['x\\in[0,1]', 'member'],
  ['5\\%', 'percent'],
  ['5\\text{ cm}', 'quantity'],
  ['3:4', 'ratio'],
  ['\\pm 2', 'plusminus'],
  ['\\begin{pmatrix}1\\\\2\\end{pmatrix}', 'matrix'],
  ['\\text{even}', 'text'],
  ['f(2)', 'call'],
  ['\\sum_{k} k', 'error'],
  [')(', 'error'],
])('%s is read as a %s', (text, expected) => {
  expect(kind(text)).toBe(expected);
});

describe('repairs are told', () => {
  test.each([
    ['\\frac12', 'braces around the arguments of a fraction'],
    ['\\sqrt3', 'braces under a root'],
    ['\\frac{1}{2', 'a missing closing brace'],
    ['x\\cdoty', 'a space after \\cdot'],
    ['\\\\frac{1}{2}', 'a doubled backslash'],
  ])('%s', (text, repair) => {
    expect(parseAnswer(text)).toMatchObject({ repairs: [repair] });
  });

  test('a well-formed answer needs none', () => {
    expect(parseAnswer('\\frac{1}{2}')).toMatchObject({ repairs: [] });
  });
});

test.each([
  ['-2^2', '-4'],
  ['(-2)^2', '4'],
  ['2^{3^2}', '512'],
  ['1/2/3', '1/6'],
  ['8/2(2+2)', '16'],
  ['-3\\frac12', '-7/2'],
  ['2\\cdot-3', '-6'],
  ['3!!', '3'],
  ['\\frac{1}{1+\\frac{1}{2}}', '2/3'],
  ['1.5E3', '1500'],
  ['½', '1/2'],
  ['2½', '5/2'],
  ['{5 \\choose 2}', '10'],
  ['\\gcd(12,18)', '6'],
  ['|-3|', '3'],
  ['\\sqrt[3]{27}', '3'],
])('%s has the value %s', (text, value) => {
  const parsed = parseAnswer(text);
  if ('error' in parsed) throw new Error(parsed.error);
  expect(format(exactValue(parsed.tree)!)).toBe(value);
});
