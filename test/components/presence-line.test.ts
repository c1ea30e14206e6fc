import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { onePerPerson, PresenceLine } from '#components/review/presence-line.tsx';

const at = (userId: string, variant: string, editing = false) => ({
  ...{ page: `${userId} ${variant}`, variant, variantSeq: 1, userId, name: userId, editing },
  since: '2026-01-01T00:00:00Z',
});
const line = (people: ReturnType<typeof at>[]) =>
  renderToStaticMarkup(
    createElement(PresenceLine, { people, variant: 'v', you: 'Ada', home: '/p' }),
  ).replaceAll(/<[^>]*>/g, '');

test.each([
  [[at('Ada', 'v')], ''],
  [[at('Ada', 'v'), at('Emmy', 'v')], 'Emmy looks at this 1'],
  [[at('Emmy', 'v', true), at('Grace', 'v')], 'Emmy edits thisGrace looks at this 2'],
  [[at('Emmy', 'v'), at('Grace', 'v')], 'Emmy and Grace look at this 2'],
  [[at('A', 'v'), at('B', 'v'), at('C', 'v')], 'A, B and 1 more look at this 3'],
  [[at('Emmy', 'other')], ' 1'],
])('of %j is said "%s"', (people, words) => {
  expect(line(people)).toBe(words);
});

test('somebody with several pages is named once, by what they edit', () => {
  expect(onePerPerson([at('Emmy', 'a'), at('Emmy', 'b', true)])).toMatchObject([{ variant: 'b' }]);
});
