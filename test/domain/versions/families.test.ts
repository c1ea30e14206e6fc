import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seedFamilies } from '#lib/domain/versions/families.ts';

const member = (cluster: string, seed: number) => ({ cluster, seed: `s${seed}`, seedHash: `h${seed}` });

test('clusters that share a seed are one family, named by its least hash', () => {
  const members = [
    member('p', 5),
    member('p', 3),
    member('q', 9),
    member('q', 7),
    member('r', 5),
    member('r', 9),
  ];
  expect([...new Set(seedFamilies(members).values())]).toEqual(['h3']);
  expect(seedFamilies(members.slice(0, 4))).toEqual(
    new Map([
      ['s5', 'h3'],
      ['s3', 'h3'],
      ['s9', 'h7'],
      ['s7', 'h7'],
    ]),
  );
  expect(seedFamilies([])).toEqual(new Map());
});

const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 10, max: 40 })), {
  maxLength: 60,
});
const membersOf = (list: readonly (readonly [number, number])[]) =>
  list.map(([cluster, seed]) => member(`c${cluster}`, seed));

test('no two seeds of a cluster are of different families, in whatever order they come', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const families = seedFamilies(membersOf(list));
      for (const cluster of new Set(list.map(([one]) => one))) {
        const own = list.filter(([one]) => one === cluster).map(([, seed]) => families.get(`s${seed}`));
        expect(new Set(own).size).toBe(1);
      }
      const back = seedFamilies(membersOf(list.toReversed()));
      expect(new Map([...back].sort())).toEqual(new Map([...families].sort()));
    }),
  );
});

test('seeds of one family are linked by clusters: walking them finds the family and nothing else', () => {
  fc.assert(
    fc.property(pairs, (list) => {
      const families = seedFamilies(membersOf(list));
      const [first] = list;
      if (!first) return;
      const reached = new Set([first[1]]);
      for (let size = 0; size !== reached.size; ) {
        size = reached.size;
        const clusters = new Set(list.filter(([, seed]) => reached.has(seed)).map(([cluster]) => cluster));
        for (const [cluster, seed] of list) if (clusters.has(cluster)) reached.add(seed);
      }
      const name = families.get(`s${first[1]}`);
      const own = [...families].filter(([, family]) => family === name).map(([seed]) => seed);
      expect(own.sort()).toEqual([...reached].map((seed) => `s${seed}`).sort());
      expect(name).toBe(`h${Math.min(...reached)}`);
    }),
  );
});
