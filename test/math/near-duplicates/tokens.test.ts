import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inDrawing } from '#lib/math/text/token-classes.ts';
import { TokenScanner } from '#lib/math/text/token-scanner.ts';

const scanner = new TokenScanner();

function tokens(text: string): string[] {
  scanner.scan(text);
  return Array.from({ length: scanner.count }, (_, i) => text.slice(scanner.starts[i], scanner.ends[i]));
}

function hashes(text: string): number[] {
  scanner.scan(text);
  return [...scanner.hashes.subarray(0, scanner.count)];
}

describe('the tokens of a problem', () => {
  test.each([
    ['words without punctuation', 'Ann, Bo; and Cy.', ['Ann', 'Bo', 'and', 'Cy']],
    ['a formula', '$x^{10}+\\frac{a}{b}$', ['x', '^', '10', '+', '\\frac', 'a', 'b']],
    ['thousands', 'It is 1,200 or 1{,}200, not 1,2', ['It', 'is', '1,200', 'or', '1{,}200', 'not', '1', '2']],
    ['a decimal and the end of a sentence', 'It is 2.5. Or 3.', ['It', 'is', '2.5', 'Or', '3']],
    ['half in short', '\\dfrac12 and \\frac1n', ['\\dfrac', '1', '2', 'and', '\\frac', '1', 'n']],
    ['layout', '\\left( x \\right) \\text{if} \\quad y', ['(', 'x', ')', 'if', 'y']],
    ['environments', '\\begin{align*}x\\end{align*}\\begin{pmatrix}1', ['x', '\\begin{pmatrix}', '1']],
    ['money and percent', '\\$5 is 20\\% of $25', ['5', 'is', '20', '\\%', 'of', '25']],
    ['a hyphen and a minus', 'a well-known 5-3', ['a', 'well', 'known', '5', '-', '3']],
    ['a factorial and an exclamation', 'Wow! $5!$ $n!$', ['Wow', '5', '!', 'n', '!']],
    ['letters beyond ASCII', 'Łukasz über 2π ≤ 你好', ['Łukasz', 'über', '2', 'π', '≤', '你', '好']],
    ['a drawing', '[asy]draw(A);[/asy] End', ['draw', '(', 'A', ')', 'End']],
    ['a backslash at the end', 'x\\', ['x']],
    ['nothing', ' $ , { } ', []],
  ])('%s', (_name, text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  test.each([
    ['case', 'Find THE Sum', 'find the sum'],
    ['diacritics', 'Éva', 'eva'],
    ['fractions', '$\\dfrac{1}{2}$', '\\(\\frac12\\)'],
    ['thousands', '12,000', '12000'],
    ['spelled numbers', 'three apples', '3 apples'],
    ['signs of Unicode', '3 × 4 ≤ π − 1', '3 \\times 4 \\leq \\pi - 1'],
    ['sizes of brackets', '\\left(x\\right)', '\\big( x \\big)'],
  ])('%s make no difference', (_name, one, other) => {
    expect(hashes(one)).toEqual(hashes(other));
  });

  test.each([
    ['a command is no word', '\\pi', 'pi'],
    ['order', 'a b', 'b a'],
    ['a number is no word', '5', 'five hundred'],
  ])('%s', (_name, one, other) => {
    expect(hashes(one)).not.toEqual(hashes(other));
  });

  test('tokens of a drawing are marked', () => {
    scanner.scan('a [asy] b [/asy] c [asy] d');
    expect([...scanner.kinds.subarray(0, scanner.count)].map((kind) => kind >= inDrawing)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  test('any text has ordered spans within itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        scanner.scan(text);
        let from = 0;
        for (let i = 0; i < scanner.count; i++) {
          expect(scanner.starts[i]).toBeGreaterThanOrEqual(from);
          expect(scanner.ends[i]).toBeGreaterThan(scanner.starts[i]!);
          from = scanner.ends[i]!;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test('a text longer than any before it is read whole', () => {
    expect(tokens('word '.repeat(100_000))).toHaveLength(100_000);
  });
});
