import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RepeatedKeys } from '#lib/math/near-duplicates/repeated-keys.ts';

test('no repeated key is lost, and each is with its place', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -40, max: 40 }).map((n) => Math.imul(n, 0x9e3779b1))), (drawn) => {
      const keys = Int32Array.from(drawn);
      const repeated = new RepeatedKeys(keys.length);
      const count = repeated.find(keys);
      const found = [...repeated.places.subarray(0, count)];
      const must = [...keys.keys()].filter((i) => keys.indexOf(keys[i]!) !== keys.lastIndexOf(keys[i]!));
      expect(must.filter((place) => !found.includes(place))).toEqual([]);
      expect(found.map((place) => keys[place])).toEqual([...repeated.keys.subarray(0, count)]);
    }),
  );
});

test('among many keys of one text few are kept', () => {
  const keys = Int32Array.from({ length: 300_000 }, (_, i) => Math.imul(i, 0x9e3779b1) ^ (i >>> 7));
  keys[299_999] = keys[5]!;
  const repeated = new RepeatedKeys(keys.length);
  const count = repeated.find(keys);
  const found = new Set(repeated.places.subarray(0, count));
  expect(found.has(5) && found.has(299_999)).toBe(true);
  expect(count).toBeLessThan(40_000);
});
