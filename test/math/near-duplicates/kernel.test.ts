import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createPermutationKernel,
  kernelSource,
  leastHashesReference,
  permutations,
  shinglesPerRun,
} from '#lib/math/near-duplicates/permutation-kernel.ts';
import { assemble, unsigned } from '#lib/math/wasm-assembler.ts';

describe('the assembler', () => {
  test('makes a module that WebAssembly accepts, small enough for any page', () => {
    const bytes = assemble(kernelSource);
    expect(WebAssembly.validate(bytes)).toBe(true);
    expect(bytes.length).toBeLessThan(512);
  });

  test.each([
    [0, [0]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [624485, [0xe5, 0x8e, 0x26]],
  ])('writes %i as LEB128', (value, bytes) => {
    expect(unsigned(value)).toEqual(bytes);
  });

  test.each([
    ['i32.popcnt', 'No instruction "i32.popcnt".'],
    ['local.get $y', 'No local "$y".'],
    ['i32.const one', '"i32.const one" needs an integer.'],
  ])('refuses "%s"', (code, message) => {
    expect(() => assemble({ params: ['x'], locals: [], memoryPages: 1, code })).toThrow(message);
  });
});

describe('the permutation kernel', () => {
  const kernel = createPermutationKernel();

  test('agrees with plain TypeScript on any shingles', () => {
    fc.assert(
      fc.property(fc.int32Array({ minLength: 1, maxLength: 300 }), (shingles) => {
        kernel.reset();
        kernel.shingles.set(shingles);
        kernel.run(shingles.length);
        expect([...kernel.least]).toEqual([...leastHashesReference(shingles, shingles.length)]);
      }),
    );
  });

  test('takes a long text in several runs', () => {
    const all = Int32Array.from({ length: shinglesPerRun + 100 }, (_, i) => Math.imul(i + 1, 0x9e3779b1));
    kernel.reset();
    kernel.shingles.set(all.subarray(0, shinglesPerRun));
    kernel.run(shinglesPerRun);
    kernel.shingles.set(all.subarray(shinglesPerRun));
    kernel.run(100);
    expect([...kernel.least]).toEqual([...leastHashesReference(all, all.length)]);
  });

  test('every multiplier is odd, and no permutation comes twice', () => {
    expect(permutations.multipliers.every((multiplier) => (multiplier & 1) === 1)).toBe(true);
    expect(new Set(permutations.multipliers).size).toBe(permutations.multipliers.length);
  });
});
