import { expect, test } from 'vitest';
import { chosenVariantsOf, wordsOf } from '#components/generate/bulk-words.ts';

test.each([
  [
    'reject',
    { variants: 1204, seeds: 310, decided: 0, unchecked: 4, reserved: 0 },
    'Reject 1,204 variants of 310 seeds',
  ],
  ['accept', { variants: 1, seeds: 1, decided: 0, unchecked: 0, reserved: 0 }, 'Accept 1 variant of 1 seed'],
  ['accept', { variants: 0, seeds: 0, decided: 3, unchecked: 0, reserved: 0 }, 'Nothing to accept'],
  ['reject', null, 'Reject every pending variant that matches'],
] as const)('a dialog says what it will %s: %o', (action, counts, title) =>
  expect(wordsOf(action, counts).title).toBe(title),
);

test('it says what stays as it is', () => {
  const { rest } = wordsOf('accept', { variants: 2, seeds: 1, decided: 1, unchecked: 5, reserved: 7 });
  expect(rest).toContain('1 is decided already');
  expect(rest).toContain('5 wait for the checks');
  expect(rest).toContain('7 are left to the queues');
});

test('chosen rows go by their ids, all that match by the filter of the address', () => {
  expect(chosenVariantsOf({ ids: ['a', 'b'] })).toEqual({ ids: ['a', 'b'] });
  const query = 'project=demo&status=pending&text=%5Cbinom';
  expect(chosenVariantsOf({ ids: ['a'], all: true, query })).toEqual({
    filter: { status: 'pending', text: '\\binom' },
  });
});
