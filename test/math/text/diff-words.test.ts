import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiffPiece, diffWords } from '#lib/math/text/diff-words.ts';

const shown = (pieces: DiffPiece[]) =>
  pieces
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}]` : `[+${text}]`))
    .join('');

describe('the difference of two texts by words', () => {
  test.each([
    ['the same text', 'Ann has 3 apples.', 'Ann has 3 apples.', 'Ann has 3 apples.'],
    ['a number', 'Ann has 3 apples.', 'Ann has 17 apples.', 'Ann has [-3][+17] apples.'],
    [
      'a number with a comma is one token',
      'It costs 1,200 now.',
      'It costs 1,250 now.',
      'It costs [-1,200][+1,250] now.',
    ],
    ['a TeX command is one token', '$\\frac12$', '$\\sqrt12$', '$[-\\frac][+\\sqrt]12$'],
    ['a word added', 'a b', 'a new b', 'a [+new ]b'],
    ['a word removed', 'a new b', 'a b', 'a [-new ]b'],
    ['everything', 'one', '2', '[-one][+2]'],
    ['nothing before', '', 'x', '[+x]'],
  ])('%s', (_name, before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected);
  });

  test('both texts can be read back from any difference', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
        const pieces = diffWords(before, after);
        const without = (kind: DiffPiece['kind']) =>
          pieces.map((piece) => (piece.kind === kind ? '' : piece.text)).join('');
        expect(without('added')).toBe(before);
        expect(without('removed')).toBe(after);
      }),
    );
  });

  test('two long texts without a common word end at once', () => {
    const long = (word: string) => Array.from({ length: 20_000 }, (_, index) => `${word}${index}x`).join(' ');
    expect(diffWords(long('a'), long('b')).length).toBeGreaterThan(1);
  });
});
