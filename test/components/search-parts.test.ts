import { expect, test } from 'vitest';
import { limitedTo, limitOf, wholeProject } from '#components/duplicates/search-parts.ts';

const parts = [
  { value: 'import 1', title: 'Import GSM8K' },
  { value: 'version 3', title: 'Version 2, second' },
];

test.each([
  [wholeProject, {}],
  ['import 1', { import: '1' }],
  ['batch 2', { batch: '2' }],
  ['version 3', { version: '3' }],
  ['nothing 4', {}],
])('the choice "%s" limits a search to %o', (part, limit) => expect(limitOf(part)).toEqual(limit));

test.each([
  [{}, null],
  [{ import: '1' }, 'Import GSM8K'],
  [{ version: '3' }, 'Version 2, second'],
  [{ batch: '9' }, 'one batch'],
])('a search over %o says what it was limited to', (search, words) =>
  expect(limitedTo(search, parts)).toBe(words),
);
