import { describe, expect, test } from 'vitest';
import { composerFacets } from '#components/versions/composer-facets.ts';
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

test('the filters of the composer offer the values that occur, with their counts', () => {
  const facets = composerFacets(groups);
  expect(facets.map((facet) => facet.id)).toEqual(['methods', 'subjects', 'levels', 'checks']);
  expect(facets[1]?.options).toEqual([
    { value: 'Geometry', title: 'Geometry', count: 9 },
    { value: 'Algebra', title: 'Algebra', count: 3 },
  ]);
  expect(facets[2]?.options.map((option) => option.value)).toEqual(['1', '3']);
});
