import { describe, expect, test } from 'vitest';
import { keycaps, matchKeys, stepOf } from '#components/layout/shortcut-keys.ts';

const press = (
  key: string,
  held: Partial<Record<'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey', true>> = {},
) => stepOf({ key, metaKey: false, ctrlKey: false, altKey: false, shiftKey: false, ...held });

test.each([
  ['j', {}, 'j'],
  ['J', { shiftKey: true }, 'shift+j'],
  ['?', { shiftKey: true }, '?'],
  [' ', {}, 'space'],
  ['Enter', { metaKey: true }, 'mod+enter'],
  ['k', { ctrlKey: true }, 'mod+k'],
  ['Tab', { shiftKey: true }, 'shift+tab'],
] as const)('the key %s with %o is %s', (key, held, step) => {
  expect(press(key, held)).toBe(step);
});

describe('sequences', () => {
  test.each([
    ['g s', ['g'], 'part'],
    ['g s', ['g', 's'], 'full'],
    ['g s', ['s'], 'none'],
    ['g', ['g', 's'], 'none'],
    ['mod+K', ['mod+k'], 'full'],
  ] as const)('%s after %o is a %s match', (keys, presses, match) => {
    expect(matchKeys(keys, presses)).toBe(match);
  });
});

test('keycaps speak the language of the machine', () => {
  expect(keycaps('mod+Enter', true)).toEqual([['⌘', '↵']]);
  expect(keycaps('mod+Enter', false)).toEqual([['Ctrl', '↵']]);
  expect([keycaps('alt+1', true), keycaps('alt+1', false)]).toEqual([[['⌥', '1']], [['Alt', '1']]]);
  expect(keycaps('g s', false)).toEqual([['G'], ['S']]);
});
