import { describe, expect, test } from 'vitest';
import { NewProject, reservedSlugs, slugOf } from '#lib/domain/projects/schema.ts';

describe('a project gets a name for addresses', () => {
  test.each([
    ['GSM8K, harder', 'gsm8k-harder'],
    ['  Éléments of Algebra  ', 'elements-of-algebra'],
    ['A'.repeat(60), 'a'.repeat(40)],
    [`${'ab '.repeat(20)}`, 'ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-a'],
    ['数学', ''],
  ])('%s becomes "%s"', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
  test.each(reservedSlugs)('"%s" belongs to the studio itself', (slug) => {
    expect(NewProject.safeParse({ slug, name: 'X' }).success).toBe(false);
  });
  test.each(['a', '-ab', 'ab-', 'Ab', 'a/b', 'a'.repeat(41), '..', 'ab\n'])(
    '"%s" is no such name',
    (slug) => {
      expect(NewProject.safeParse({ slug, name: 'X' }).success).toBe(false);
    },
  );
});
