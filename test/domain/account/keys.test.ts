import { expect, test } from 'vitest';
import { keyActions, keyFaults, keysUnder } from '#lib/domain/account/keys.ts';

test('the keys that hold at first are free of conflicts', () => {
  expect(keyFaults(Object.fromEntries(keyActions.map(({ id, keys }) => [id, keys])))).toEqual([]);
});

test.each([
  [{ accept: 'y' }, []],
  [{ accept: 'r', reject: 'a' }, []],
  [{ accept: 'shift+a' }, []],
  [{ accept: 'alt+q' }, []],
  [{ accept: ';' }, []],
  [{ accept: 'r' }, ['This is the key of "Reject, then a reason".']],
  [{ accept: '1' }, ['Digits mark the first wrong step.']],
  [{ accept: '?' }, ['"?" is taken everywhere: show the keys.']],
  [{ accept: 'g' }, ['"g" is taken everywhere: go to a page.']],
  [{ accept: 'mod+k' }, ['Choose one letter, also with Shift or Alt, or a mark such as ";".']],
  [{ accept: 'enter' }, ['Choose one letter, also with Shift or Alt, or a mark such as ";".']],
  [{ accept: '' }, ['Choose one letter, also with Shift or Alt, or a mark such as ";".']],
  [{ dance: 'q' }, ['There is no action "dance".']],
] as const)('%j: %j', (bindings, faults) => {
  expect(keyFaults(bindings).map(({ message }) => message)).toEqual(faults);
});

test('what is not bound keeps its key', () => {
  expect(keysUnder({ accept: 'y' })).toMatchObject({ accept: 'y', reject: 'r' });
});
