import { expect, test } from 'vitest';
import { normalizeText } from '#lib/math/text/normalize.ts';
import { hasLoneSurrogate, hasNul } from '#lib/math/text/well-formed.ts';

test.each<[string, string]>([
  ['  two\r\n\tlines  ', 'two lines'],
  ['no\u00a0break', 'no break'],
  ['cafe\u0301', 'caf\u00e9'],
  ['$x$ Keeps Case', '$x$ Keeps Case'],
  ['', ''],
])('%j becomes %j', (text, expected) => {
  expect(normalizeText(text)).toBe(expected);
  expect(normalizeText(normalizeText(text))).toBe(expected);
});

test.each<[string, boolean, boolean]>([
  ['plain', false, false],
  ['😀', false, false],
  ['\ud83d', true, false],
  ['a\udc00b', true, false],
  ['a\0b', false, true],
])('%j: lone surrogate %s, NUL %s', (text, surrogate, nul) => {
  expect(hasLoneSurrogate(text)).toBe(surrogate);
  expect(hasNul(text)).toBe(nul);
});
