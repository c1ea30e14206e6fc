import { expect, test } from 'vitest';
import { remembering } from '#lib/math/answers/remembering.ts';
import { findTexFault } from '#lib/math/text/tex-errors.ts';

test('what was met before is not computed again, until many others came', () => {
  const seen: string[] = [];
  const length = remembering(
    (text) => {
      seen.push(text);
      return { length: text.length };
    },
    { most: 2, longest: 5 },
  );
  expect(['a', 'bb', 'a', 'ccc', 'bb'].map((text) => length(text).length)).toEqual([1, 2, 1, 3, 2]);
  expect(seen).toEqual(['a', 'bb', 'ccc']);
  for (const text of ['d', 'e', 'f', 'g']) length(text);
  length('a');
  expect(seen.filter((text) => text === 'a')).toHaveLength(2);
});

test('a long text is computed each time', () => {
  let times = 0;
  const long = remembering(() => ({ time: ++times }), { most: 2, longest: 3 });
  expect([long('long'), long('long')]).toEqual([{ time: 1 }, { time: 2 }]);
});

test('what one formula defines means nothing in the next, also when it is met again', () => {
  expect(findTexFault('\\gdef\\mine{5}\\mine', false)).toBeNull();
  expect(findTexFault('\\mine + 1', false)?.message).toMatch(/mine/);
  expect(findTexFault('\\gdef\\mine{5}\\mine', false)).toBeNull();
  expect(findTexFault('\\mine + 1', false)?.message).toMatch(/mine/);
});
