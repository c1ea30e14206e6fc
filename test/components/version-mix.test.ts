import { describe, expect, test } from 'vitest';
import { composerFacets, withCounted } from '#components/versions/composer/composer-facets.ts';
import {
  forgetRecipe,
  numberOf,
  recipeOf,
  saysSomething,
  setNumber,
} from '#components/versions/composer/recipe-url.ts';
import { percentOf, shareOf } from '#components/versions/composer/share-text.ts';
import { byField, bySubjectAndLevel } from '#components/versions/mix.ts';

const groups = [
  { method: 'perturb-numbers', subject: 'Geometry', level: 3, rows: 4 },
  { method: 'answer-augmentation', subject: 'Geometry', level: 3, rows: 5 },
  { method: 'perturb-numbers', subject: null, level: null, rows: 7 },
  { method: 'perturb-numbers', subject: 'Algebra', level: 1, rows: 2 },
  { method: 'perturb-numbers', subject: 'Algebra', level: null, rows: 1 },
];

describe('the mix of a version', () => {
  test('by subject and level adds the methods up, and what is absent comes last', () => {
    expect(bySubjectAndLevel(groups)).toEqual({
      levels: [1, 3, null],
      lines: [
        { subject: 'Algebra', counts: [2, 0, 1], total: 3 },
        { subject: 'Geometry', counts: [0, 9, 0], total: 9 },
        { subject: null, counts: [0, 0, 7], total: 7 },
      ],
      totals: [2, 9, 8],
      total: 19,
    });
  });

  test('of nothing is empty', () => {
    expect(bySubjectAndLevel([])).toEqual({ levels: [], lines: [], totals: [], total: 0 });
  });

  test('by method begins with the most', () => {
    expect(byField(groups, 'method')).toEqual([
      { value: 'perturb-numbers', rows: 14 },
      { value: 'answer-augmentation', rows: 5 },
    ]);
  });
});

test('the filters of the composer offer the values that occur, with their counts, and what can be named', () => {
  const counted = {
    method: [{ value: 'perturb-numbers', count: 14 }],
    subject: [
      { value: 'Geometry', count: 9 },
      { value: 'Algebra', count: 0 },
    ],
    level: [{ value: '1', count: 10_000, capped: true }, { value: '3' }],
  };
  const facets = composerFacets({ counted, selections: [{ id: 'x', name: 'hard ones', size: 7 }] });
  expect(facets.map((facet) => facet.id)).toEqual([
    ...['methods', 'subjects', 'levels', 'checks', 'status', 'selection'],
  ]);
  expect(facets[1]?.options).toEqual([{ value: 'Geometry', title: 'Geometry', count: 9 }]);
  expect(facets[2]?.options).toEqual([
    { value: '1', title: 'Level 1', count: 10_000, capped: true },
    { value: '3', title: 'Level 3' },
  ]);
  expect(facets[5]).toMatchObject({ single: true, options: [{ value: 'x', title: 'hard ones', count: 7 }] });
});

test('values that only the counted rows know are offered too', () => {
  const facets = withCounted(composerFacets({ counted: { level: [{ value: '1', count: 2 }] } }), groups);
  const values = facets.slice(0, 3).map(({ options }) => options.map(({ value }) => value));
  expect(values).toEqual([
    ['perturb-numbers', 'answer-augmentation'],
    ['Geometry', 'Algebra'],
    ['1', '3'],
  ]);
});

describe('the address of a recipe', () => {
  test('is what the verbs take, without what is empty or of something else', () => {
    const params = new URLSearchParams('methods=a&methods=b&perSeed=2&size=&tab=x&mix=a:1');
    expect(recipeOf(params)).toEqual({ methods: ['a', 'b'], perSeed: '2', mix: ['a:1'] });
    expect(saysSomething(params)).toBe(true);
    forgetRecipe(params);
    expect(params.toString()).toBe('tab=x');
    expect(saysSomething(params)).toBe(false);
  });

  test('holds numbers behind keys, whatever stands in them', () => {
    const params = new URLSearchParams();
    setNumber(params, 'quotas', { key: 'a:b:5', to: '10' });
    setNumber(params, 'quotas', { key: 'Algebra:5', to: '3' });
    setNumber(params, 'quotas', { key: 'a:b:5', to: '12' });
    expect(numberOf(params, 'quotas', 'a:b:5')).toBe('12');
    expect(numberOf(params, 'quotas', 'b:5')).toBe('');
    setNumber(params, 'quotas', { key: 'a:b:5', to: '' });
    expect(params.getAll('quotas')).toEqual(['Algebra:5:3']);
  });

  test.each([
    ['', ''],
    ['10', '0.1'],
    ['2.5', '0.025'],
    ['0', '0'],
  ])('holds "%s" %% as the share "%s"', (percent, share) => {
    expect(shareOf(percent)).toBe(share);
    expect(percentOf(share)).toBe(percent);
  });
});
