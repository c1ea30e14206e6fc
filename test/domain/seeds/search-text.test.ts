import { describe, expect, test } from 'vitest';
import { readCursor, writeCursor } from '#lib/domain/browse/cursor.ts';
import {
  hasTrigram,
  indexPattern,
  likePattern,
  searchTerms,
  splitSearch,
} from '#lib/domain/browse/search-text.ts';
import { exportSeedLine } from '#lib/domain/seeds/export-line.ts';
import { viewQuery } from '#lib/domain/views/schema.ts';

describe('what a search asks for', () => {
  test.each([
    ['triangle radius', 'triangle radius', []],
    ['\\binom{57}{3}', '', ['\\binom{57}{3}']],
    ['triangle \\frac{1}{2}', 'triangle', ['\\frac{1}{2}']],
    ['"the sum of" -dice', '"the sum of" -dice', []],
    ['x^2 + y', 'y', ['x^2', '+']],
    ['100%', '', ['100%']],
    ['a_1', '', ['a_1']],
    ['57 apples', '57 apples', []],
    ['3.5 miles, 2,000 feet', '3.5 miles, 2,000 feet', []],
    ['well-known', 'well-known', []],
    ['$5 each', 'each', ['$5']],
    ["'; --", "'; --", []],
  ])('%s', (text, words, fragments) => {
    expect(splitSearch(text)).toEqual({ words, fragments });
  });

  test('wildcards of LIKE stand for themselves', () => {
    expect(likePattern('50%_\\x')).toBe('%50\\%\\_\\\\x%');
  });

  test.each([
    ['\\binom{57}{3}', '%%{57}{3}%'],
    ['\\frac', '%\\\\frac%'],
    ['x^2', '%x^2%'],
  ])('of %s the index is asked for %s', (fragment, pattern) => {
    expect(indexPattern(fragment)).toBe(pattern);
  });

  test.each([
    ['\\frac', true],
    ['{57}', true],
    ['x^', false],
    ['+', false],
  ])('%s has a trigram: %s', (fragment, has) => {
    expect(hasTrigram(fragment)).toBe(has);
  });

  test('terms to mark leave operators out', () => {
    expect(searchTerms('"right triangle" or x^2 -circle a')).toEqual(['triangle', 'right', 'x^2']);
  });
});

test.each([[{ seq: 5 }], [{ value: 3, seq: 5 }], [{ value: null, seq: 5 }], [{ value: -2, seq: 5 }]])(
  'the place %j is read as it was written',
  (cursor) => {
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  },
);

test('a view has no place in it', () => {
  expect(viewQuery('sort=-seq&after=100&q=x%5E2&open=abc&level=3')).toBe('level=3&q=x%5E2&sort=-seq');
});

test('a cell of CSV with a comma, a quote or a line break stands in quotes', () => {
  const seed = {
    ...{ id: 'a', seq: 1n, problem: 'Is "2, 3"\nprime?', solution: null, answer: '3' },
    ...{ subject: null, level: 2, method: null, source: 'MATH' },
  };
  expect(exportSeedLine('csv', seed)).toBe('a,1,"Is ""2, 3""\nprime?",,3,,2,,MATH\r\n');
  expect(exportSeedLine('ids', seed)).toBe('{"id":"a","seq":1}\n');
});
