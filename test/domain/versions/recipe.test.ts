import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, type GroupCount } from '#lib/domain/versions/allocate.ts';
import { Recipe } from '#lib/domain/versions/recipe.ts';
import { draws, mixOf, quotasOf, takesAll } from '#lib/domain/versions/recipe-parts.ts';

const recipe = (input: unknown = {}) => Recipe.parse(input);

describe('a recipe', () => {
  test('is a plain filter with what holds until something is said', () => {
    expect(recipe({ levels: ['4', 5], perSeed: '2', checks: 'passed' })).toEqual({
      ...{ kind: 'sft', status: 'accepted', checks: 'passed', levels: [4, 5], perSeed: 2 },
      ...{ choice: 'all', validation: 0, test: 0, randomSeed: 1 },
    });
  });

  test('names weights by method and quotas by subject and level, also where names hold colons', () => {
    expect([...mixOf(recipe({ mix: ['rephrase:2', 'a:b:0.5', 'rephrase:1'] }))]).toEqual([
      ['rephrase', 3],
      ['a:b', 0.5],
    ]);
    expect(quotasOf(recipe({ choice: 'quota', quotas: ['Algebra:5:100', ':0:7', 'a:b:1:2'] }))).toEqual([
      { subject: 'Algebra', level: 5, rows: 100 },
      { subject: '', level: 0, rows: 7 },
      { subject: 'a:b', level: 1, rows: 2 },
    ]);
  });

  test.each([
    { mix: ['rephrase'] },
    { mix: ['rephrase:x'] },
    { quotas: ['Algebra:6:1'] },
    { quotas: ['Algebra:5'] },
    { size: 0 },
    { size: 1.5 },
    { validation: -0.1 },
    { test: 0.95 },
    { confidence: 2 },
    { choice: 'best' },
    { status: 'rejected' },
    { selection: 'x' },
  ])('refuses %o', (input) => expect(Recipe.safeParse(input).success).toBe(false));

  const id = crypto.randomUUID();
  test.each([
    [{ size: 5 }, 'size'],
    [{ choice: 'random' }, 'size'],
    [{ choice: 'hardest' }, 'size'],
    [{ choice: 'core-set', size: 3 }, 'selection'],
    [{ choice: 'quota' }, 'size'],
    [{ quotas: ['Algebra:5:1'] }, 'quotas'],
    [{ choice: 'quota', quotas: ['Algebra:5:1'], size: 3 }, 'quotas'],
    [{ choice: 'quota', quotas: ['Algebra:5:1'], mix: ['rephrase:1'] }, 'quotas'],
    [{ choice: 'quota', quotas: ['Algebra:5:1', 'Algebra:5:2'] }, 'quotas'],
    [{ mix: ['rephrase:0'] }, 'mix'],
    [{ mix: ['rephrase:1'], methods: ['answer-augmentation'] }, 'mix'],
    [{ strata: [1] }, 'strata'],
    [{ validation: 0.5, test: 0.5 }, 'test'],
  ])('%o does not go together: %s', (input, path) => {
    expect(Recipe.safeParse(input).error?.issues.map((issue) => issue.path)).toEqual([[path]]);
  });

  test.each([
    { choice: 'random', size: 5 },
    { mix: ['rephrase:1'] },
    { mix: ['rephrase:1'], size: 5 },
    { choice: 'hardest', mix: ['rephrase:1'] },
    { choice: 'core-set', selection: id },
    { selection: id, selectionSize: 4 },
    { choice: 'quota', size: 9 },
    { choice: 'quota', quotas: ['Algebra:5:1', 'Algebra:4:2'] },
    { audit: id, strata: [0, 2] },
    { validation: 0.1, test: 0.1 },
  ])('%o goes together', (input) => expect(Recipe.safeParse(input).success).toBe(true));

  test('takes all without an order, unless something is drawn', () => {
    expect([takesAll(recipe()), draws(recipe())]).toEqual([true, false]);
    expect([takesAll(recipe({ perSeed: 1 })), draws(recipe({ perSeed: 1 }))]).toEqual([true, true]);
    expect(takesAll(recipe({ mix: ['a:1'] }))).toBe(false);
    expect(takesAll(recipe({ choice: 'core-set', selection: id }))).toBe(true);
    expect(takesAll(recipe({ choice: 'core-set', selection: id, size: 1 }))).toBe(false);
  });
});

const group = (rows: number, of: Partial<GroupCount> = {}) => ({
  method: '',
  subject: '',
  level: 0,
  rows,
  ...of,
});
const total = (groups: readonly GroupCount[]) => groups.reduce((sum, { rows }) => sum + rows, 0);

describe('what is taken of each group', () => {
  test('is everything, or as many as the size says', () => {
    expect(allocate(recipe({ perSeed: 2 }), [group(9)])).toBeNull();
    const random = (size: number) => allocate(recipe({ choice: 'random', size }), [group(9)]);
    expect(random(4)).toEqual({ targets: [group(4)], shortfall: null });
    expect(random(10)).toEqual({ targets: [group(9)], shortfall: 'There are not more rows.' });
    expect(allocate(recipe({ choice: 'random', size: 4 }), [])?.targets).toEqual([]);
  });

  test('holds a mix exactly: the scarcest method limits the others', () => {
    const mix = recipe({ mix: ['a:2', 'b:1'] });
    const counts = [group(100, { method: 'a' }), group(7, { method: 'b' }), group(50, { method: 'c' })];
    expect(allocate(mix, counts)).toEqual({
      targets: [group(14, { method: 'a' }), group(7, { method: 'b' })],
      shortfall: null,
    });
    expect(allocate({ ...mix, size: 12 }, counts)?.targets.map(({ rows }) => rows)).toEqual([8, 4]);
    expect(allocate({ ...mix, size: 30 }, counts)?.shortfall).toContain('limited by b');
    expect(total(allocate(mix, [group(5, { method: 'a' })])!.targets)).toBe(0);
  });

  test('is as equal over subjects and levels as the cells allow', () => {
    const cells = [1, 30, 30].map((rows, at) => group(rows, { subject: 'Algebra', level: at + 1 }));
    const targets = allocate(recipe({ choice: 'quota', size: 21 }), cells)!.targets;
    expect(targets.map(({ rows }) => rows)).toEqual([1, 10, 10]);
  });

  test('follows a table of quotas, and says which cell has too few', () => {
    const cells = [group(3, { subject: 'Algebra', level: 5 }), group(9, { subject: 'Geometry', level: 2 })];
    const quotas = ['Algebra:5:4', 'Geometry:2:5', ':0:1'];
    expect(allocate(recipe({ choice: 'quota', quotas }), cells)).toEqual({
      targets: [group(3, { subject: 'Algebra', level: 5 }), group(5, { subject: 'Geometry', level: 2 })],
      shortfall: 'Fewer rows than the quota: Algebra, level 5; no subject, no level.',
    });
  });

  test('never is more than there is, nor more than the size; and a mix is held within a row', () => {
    const counts = fc.array(
      fc.record({
        method: fc.constantFrom('a', 'b', 'c'),
        subject: fc.constantFrom('', 'x', 'y'),
        level: fc.integer({ min: 0, max: 5 }),
        rows: fc.integer({ min: 1, max: 500 }),
      }),
      { maxLength: 20 },
    );
    const weights = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(counts, weights, fc.integer({ min: 1, max: 3000 }), (given, [a, b], size) => {
        const groups = [
          ...new Map(given.map((one) => [`${one.method}|${one.subject}|${one.level}`, one])).values(),
        ];
        const asked = recipe({ choice: 'quota', mix: [`a:${a}`, `b:${b}`], size });
        const { targets } = allocate(asked, groups)!;
        for (const target of targets) {
          const there = groups.find(
            (one) =>
              one.method === target.method && one.subject === target.subject && one.level === target.level,
          );
          expect(target.rows).toBeLessThanOrEqual(there?.rows ?? 0);
        }
        expect(total(targets)).toBeLessThanOrEqual(size);
        const of = (method: string) => total(targets.filter((one) => one.method === method));
        const share = total(targets) / (a + b);
        expect(Math.abs(of('a') - share * a)).toBeLessThanOrEqual(1);
        expect(Math.abs(of('b') - share * b)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
