import { expect, test } from 'vitest';
import { type Family, familyOf } from '#lib/domain/generate/lineage.ts';

const shape = (families: readonly Family<{ id: string; parentId: string | null }>[]): unknown[] =>
  families.map(({ of, children }) => (children.length > 0 ? [of.id, shape(children)] : of.id));

test.each<[string, [string, string | null][], unknown[]]>([
  ['nothing', [], []],
  [
    'siblings in their order',
    [
      ['a', null],
      ['b', null],
    ],
    ['a', 'b'],
  ],
  [
    'an evolution of three hops beside a rephrased one',
    [
      ['a', null],
      ['b', 'a'],
      ['r', null],
      ['c', 'b'],
      ['d', 'a'],
    ],
    [['a', [['b', ['c']], 'd']], 'r'],
  ],
  [
    'a child before its parent',
    [
      ['b', 'a'],
      ['a', null],
    ],
    [['a', ['b']]],
  ],
  ['a child whose parent is not there', [['b', 'gone']], ['b']],
])('the family of a seed: %s', (_, rows, trees) => {
  expect(shape(familyOf(rows.map(([id, parentId]) => ({ id, parentId }))))).toEqual(trees);
});
