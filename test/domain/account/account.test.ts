import { describe, expect, test } from 'vitest';
import { isAllowedDomain, isRefusal } from '#lib/domain/account/admission.ts';
import { Email, NewAccount, Password } from '#lib/domain/account/schema.ts';
import { accountThrottle, waitAfter, waitInWords } from '#lib/domain/account/throttle.ts';

describe('a password is accepted or refused with a reason', () => {
  test.each([
    ['violet harbour seventeen', null],
    ['Zwölf große Bären', null],
    ['k7#mQ!x2Lp0z', null],
    ['пять зелёных яблок', null],
    ['short', 'Use at least 12 characters; a short sentence is good.'],
    ['x'.repeat(201), 'Use at most 200 characters.'],
    ['aaaaaaaaaaaaaaaa', 'Use at least 5 different characters.'],
    ['passwordpass', 'This is easy to guess; use words that do not go together.'],
    ['Password1234!', 'This is easy to guess; use words that do not go together.'],
    ['corollary123', 'This is easy to guess; use words that do not go together.'],
    ['qwertyuiopasdf', 'This is easy to guess; use words that do not go together.'],
    ['fdsapoiuytrewq', 'This is easy to guess; use words that do not go together.'],
    ['abcdefghijklmnop', 'This is easy to guess; use words that do not go together.'],
    ['horseshorseshorses', 'This is easy to guess; use words that do not go together.'],
  ])('%s', (password, reason) => {
    const parsed = Password.safeParse(password);
    expect(parsed.error?.issues[0]?.message ?? null).toBe(reason);
  });
});

describe('an email address', () => {
  test('is kept in lower case, without spaces around it', () => {
    expect(Email.parse('  Ada@Example.ORG ')).toBe('ada@example.org');
  });
  test.each(['', 'ada', 'ada@', '@example.org', 'a b@example.org', `${'a'.repeat(250)}@example.org`])(
    'cannot be "%s"',
    (text) => {
      expect(Email.safeParse(text).success).toBe(false);
    },
  );
  test('a new account names every field that is wrong', () => {
    const parsed = NewAccount.safeParse({ email: 'x', name: ' ', password: 'x' });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(
      expect.arrayContaining(['email', 'name', 'password']),
    );
  });
});

describe('the wait after failed sign-ins', () => {
  test.each([
    [1, 0],
    [4, 0],
    [5, 30],
    [6, 60],
    [7, 120],
    [9, 480],
    [10, 900],
    [1000, 900],
  ])('after %i failures is %i s', (failures, seconds) => {
    expect(waitAfter(failures, accountThrottle)).toBe(seconds);
  });
  test.each([
    [0.2, '1 second'],
    [30, '30 seconds'],
    [90, '90 seconds'],
    [91, '2 minutes'],
    [900, '15 minutes'],
  ])('%s s is said as "%s"', (seconds, words) => {
    expect(waitInWords(seconds)).toBe(words);
  });
});

describe('a domain is allowed whole', () => {
  test.each([
    ['ada@example.org', ['example.org'], true],
    ['ada@EXAMPLE.org', ['example.org'], true],
    ['ada@sub.example.org', ['example.org'], false],
    ['ada@evil-example.org', ['example.org'], false],
    ['example.org@evil.example', ['example.org'], false],
    ['"a@example.org"@evil.example', ['example.org'], false],
    ['ada@example.org', [], false],
    ['ada', ['ada'], false],
    ['ada@', [''], false],
  ])('%s of %j: %s', (email, domains, allowed) => {
    expect(isAllowedDomain(email, domains)).toBe(allowed);
  });
  test('only refusals with a sentence of their own are shown', () => {
    expect(isRefusal('not-invited')).toBe(true);
    expect(isRefusal('toString')).toBe(false);
    expect(isRefusal(undefined)).toBe(false);
  });
});
