import { describe, expect, test } from 'vitest';
import {
  changeReasons,
  defaultReasons,
  ReasonChange,
  ReasonSettings,
  reasonTitle,
} from '#lib/domain/review/reasons.ts';

const start = ReasonSettings.parse({});

test('every reason that holds at first has a key of its own', () => {
  expect(ReasonChange.safeParse({ reasons: defaultReasons }).success).toBe(true);
  expect(defaultReasons.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['misread', 'needs-figure', 'proof', 'too-easy', 'contaminated']),
  );
});

describe('a changed list', () => {
  const own = { title: 'Größe unclear', description: '', key: 'g' };

  test('keeps ids, gives new ones, and archives what is left out', () => {
    const [first, second] = defaultReasons;
    const after = changeReasons(start, { reasons: [{ ...second!, title: 'Algebra slip' }, own] });
    expect(after.reasons.map(({ id }) => id)).toEqual(['algebra', 'gro-e-unclear']);
    expect(after.archived.map(({ id }) => id)).toContain(first!.id);
    expect(after.archived).toHaveLength(defaultReasons.length - 1);
    expect(reasonTitle('algebra', after)).toBe('Algebra slip');
    expect(reasonTitle('misread', after)).toBe('Misread');
  });

  test('brings an archived reason back with its id, and never gives an id twice', () => {
    const once = changeReasons(start, { reasons: [own] });
    const twice = changeReasons(once, { reasons: [{ ...own, key: 'h' }, defaultReasons[0]!] });
    expect(twice.reasons.map(({ id }) => id)).toEqual(['gro-e-unclear-2', 'misread']);
    expect(twice.archived.map(({ id }) => id)).toContain('gro-e-unclear');
  });

  test.each([
    [[], 'reasons'],
    [[own, { ...own, title: 'Other' }], 'reasons.1.key'],
    [[own, { ...own, key: 'h' }], 'reasons.1.title'],
    [[{ ...own, key: 'n' }], 'reasons.0.key'],
    [[{ ...own, key: 'AB' }], 'reasons.0.key'],
    [[{ ...own, title: ' ' }], 'reasons.0.title'],
  ])('%j is refused at %s', (reasons, place) => {
    const parsed = ReasonChange.safeParse({ reasons });
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toContain(place);
  });
});

test('an id that nobody knows is shown as words', () => {
  expect(reasonTitle('no-such-thing', start)).toBe('no such thing');
});
