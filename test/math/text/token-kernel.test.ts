import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inDrawing } from '#lib/math/text/token-classes.ts';
import { createTokenKernel } from '#lib/math/text/token-kernel.ts';
import { TokenScanner } from '#lib/math/text/token-scanner.ts';

const plain = new TokenScanner();
const fast = new TokenScanner(createTokenKernel());

function tokensOf(scanner: TokenScanner, text: string) {
  const { hashes, kinds, starts, ends, count } = scanner.scan(text) >= 0 ? scanner : plain;
  return Array.from({ length: count }, (_, i) => [hashes[i], kinds[i]!, starts[i], ends[i]] as const).filter(
    ([, kind]) => kind < inDrawing,
  );
}

const long = 'abcdefghijklmnopqrstuvwxyz'.repeat(3);
const pieces =
  `a bc three Three seven x2 2x n! wow! well-known - -a a- ABCdef 0 12 1,000 1{,}000 12.5 3. 4, .5 ${'1'.repeat(80)} ${long} \\${long} ` +
  '\\frac \\frac12 \\tfrac3 \\dfrac{1}{2} \\begin{align*} \\begin{pmatrix} \\end{x} \\left \\\\ \\{ \\% \\| \\$ \\[ \\] \\! \\1 \\ ' +
  '| $ { } {,} ! [ ] @ # % ^ _ = < > / * + ( ) " \' , . ? ~ ` [/asy] café é 中 − π \ud800 \uffff \u8000 \u0000 \u007f';

describe('the kernel reads the tokens that the scanner reads', () => {
  test.each([
    ['prose', 'The three cats-in-law ran 12,500 metres in 1.5 hours; what a race!'],
    [
      'formulas',
      'Let $f(x) = \\frac{x^2-1}{\\sqrt{2}}$ for $|x| \\le 3{,}000$, and \\[\\left(\\alpha\\right)!\\]',
    ],
    ['a word that ends beyond a block', `${'so '.repeat(20)}extraordinary matters`],
    ['a hyphen on the border of two blocks', `${'x'.repeat(63)}-a b`],
    ['a backslash on the border of two blocks', `${'x '.repeat(31)}x\\alpha + \\% `],
    ['nothing', ''],
  ])('of %s', (_name, text) => {
    expect(tokensOf(fast, text)).toEqual(tokensOf(plain, text));
  });

  test('of a text with a drawing, which it leaves out', () => {
    const text =
      'Find $x$. [asy] draw((0,0)--(1,1)); label("$a$",(0,0)); [/asy] The angle is 30 degrees. [asy] fill(';
    expect(tokensOf(fast, text)).toEqual(tokensOf(plain, text));
    expect(fast.count).toBeLessThan(plain.count);
  });

  test('of any pieces in any order, with and without spaces', () => {
    const texts = fc
      .array(fc.tuple(fc.constantFrom(...pieces.split(' ')), fc.constantFrom('', ' ', '\n')), {
        maxLength: 60,
      })
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(tokensOf(fast, text)).toEqual(tokensOf(plain, text));
      }),
      { numRuns: 2000 },
    );
  });

  test('of any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(tokensOf(fast, text)).toEqual(tokensOf(plain, text));
      }),
      { numRuns: 500 },
    );
  });
});
