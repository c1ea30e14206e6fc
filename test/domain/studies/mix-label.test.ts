import { expect, test } from 'vitest';
import { mixLabel } from '#lib/domain/studies/mix-label.ts';

test.each([
  ['one method', [{ method: 'fobar', rows: 3 }], 'fobar'],
  [
    'several, the largest first, whatever their subjects and levels',
    [
      { method: 'fobar', rows: 10 },
      { method: 'rephrase', rows: 20 },
      { method: 'rephrase', rows: 30 },
    ],
    'rephrase 83 %, fobar 17 %',
  ],
  ['no row', [], null],
])('a mix in words: %s', (_, rows, words) => {
  expect(mixLabel(rows)).toBe(words);
});

test('a long mix is cut', () => {
  const rows = Array.from({ length: 20 }, (_, at) => ({ method: `a-method-${at}`, rows: 1 }));
  expect(mixLabel(rows)).toHaveLength(100);
});
