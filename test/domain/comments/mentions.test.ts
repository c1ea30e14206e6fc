import { expect, test } from 'vitest';
import { completeMention, findMentions, handleOf } from '#lib/domain/comments/mentions.ts';

const members = [
  { id: 'ada', name: 'Ada', email: 'ada@example.org' },
  { id: 'lovelace', name: 'Ada Lovelace', email: 'lovelace@example.org' },
  { id: 'emmy1', name: 'Emmy', email: 'emmy@one.org' },
  { id: 'emmy2', name: 'emmy', email: 'emmy@two.org' },
  { id: 'gosta', name: 'Gösta', email: 'g+m@example.org' },
  { id: 'nameless', name: '', email: 'quiet@example.org' },
];

test.each([
  ['@Ada please', ['ada']],
  ['@ada lovelace, look', ['lovelace']],
  ['@Adam is nobody here', []],
  ['mail to ada@example.org mentions nobody', []],
  ['@ada@example.org is an address', ['ada']],
  ['(@Gösta) and @g+m@example.org', ['gosta', 'gosta']],
  ['@Emmy is one of two', []],
  ['@emmy@two.org is one', ['emmy2']],
  ['x@Ada', []],
  ['$a@Ada$', []],
  ['@', []],
  ['@@Ada', ['ada']],
  ['@Ada_', []],
] as const)('%s mentions %j', (text, ids) => {
  expect(findMentions(text, members).map(({ id }) => id)).toEqual(ids);
});

test('a mention stands where its "@" and its name stand', () => {
  const text = 'So @Ada Lovelace: why?';
  const [found] = findMentions(text, members);
  expect(text.slice(found!.start, found!.end)).toBe('@Ada Lovelace');
});

test('what is typed behind an "@" completes names by any word, and addresses', () => {
  const names = (typed: string) => completeMention(typed, members).map(({ id }) => id);
  expect(names('love')).toEqual(['lovelace']);
  expect(names('AD')).toEqual(['ada', 'lovelace']);
  expect(names('quiet')).toEqual(['nameless']);
  expect(names('zz')).toEqual([]);
});

test('a shared name is written as an address', () => {
  expect(members.map((one) => handleOf(one, members))).toEqual([
    'Ada',
    'Ada Lovelace',
    'emmy@one.org',
    'emmy@two.org',
    'Gösta',
    'quiet@example.org',
  ]);
});
