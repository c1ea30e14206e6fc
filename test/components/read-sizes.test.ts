import { expect, test } from 'vitest';
import { readSizes } from '#components/versions/subset-dialog.tsx';

test.each([
  ['7500', [7500]],
  ['7.5k 60k, 2.1M', [7500, 60_000, 2_100_000]],
  ['', null],
  ['0', null],
  ['1.5', null],
  ['-3', null],
  ['many', null],
  ['10 x', null],
])('sizes written as "%s" are %j', (text, sizes) => {
  expect(readSizes(text)).toEqual(sizes);
});
