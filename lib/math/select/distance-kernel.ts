import type { KernelSource } from '../wasm-assembler.ts';

/** A row is stored as whole numbers of this many to 1: sums of products then fit 32 bits and are exact. */
export const UNIT = 1 << 14;

/** Rows that the kernel takes at once; what it reads is padded to a multiple of it. */
export const ROWS_AT_ONCE = 4;

const four = [0, 1, 2, 3];
const each = (items: readonly number[], line: (k: number) => string) => items.map(line).join('\n');
const bytesOfLanes = (lanes: readonly number[]) =>
  lanes.flatMap((lane) => four.map((byte) => 4 * lane + byte)).join(' ');

/** Adds two vectors after taking four 32-bit lanes of the pair `one`, `other` for each. */
const foldLanes = (
  one: string,
  other: string,
  left: readonly number[],
  right: readonly number[],
  to: string,
) => `
  local.get $${one}
  local.get $${other}
  i8x16.shuffle ${bytesOfLanes(left)}
  local.get $${one}
  local.get $${other}
  i8x16.shuffle ${bytesOfLanes(right)}
  i32x4.add
  local.set $${to}`;

/** One step of the sums of products of four rows with some centres; a row's part is loaded once for all of them. */
const products = (step: number, centres: readonly number[]) => `
  ${each(centres, (c) => `local.get $centre${c}\nv128.load offset=${16 * step}\nlocal.set $part${c}`)}
  ${each(
    four,
    (k) => `
    local.get $row${k}
    v128.load offset=${16 * step}
    local.set $rowPart
    ${each(
      centres,
      (c) => `
      local.get $rowPart
      local.get $part${c}
      i32x4.dot_i16x8_s
      ${step === 0 ? '' : `local.get $sum${c}${k}\ni32x4.add`}
      local.set $sum${c}${k}`,
    )}`,
  )}`;

const advance = (name: string, by: number) => `
  local.get $${name}
  i32.const ${by}
  i32.add
  local.set $${name}`;

/** Takes one centre in, whose sums of products with four rows are there: the least distance and whose it is. */
const takeIn = (c: number) => `
  ${foldLanes(`sum${c}0`, `sum${c}1`, [0, 1, 4, 5], [2, 3, 6, 7], `sum${c}0`)}
  ${foldLanes(`sum${c}2`, `sum${c}3`, [0, 1, 4, 5], [2, 3, 6, 7], `sum${c}2`)}
  ${foldLanes(`sum${c}0`, `sum${c}2`, [0, 2, 4, 6], [1, 3, 5, 7], `sum${c}0`)}
  local.get $norms
  local.get $centreNorm
  v128.load32_splat
  i32x4.add
  local.get $sum${c}0
  i32x4.sub
  local.get $sum${c}0
  i32x4.sub
  local.set $distance
  local.get $number
  i32x4.splat
  local.get $who
  local.get $distance
  local.get $best
  i32x4.lt_s
  v128.bitselect
  local.set $who
  local.get $best
  local.get $distance
  i32x4.min_s
  local.set $best
  ${advance('number', 1)}
  ${advance('centreNorm', 4)}`;

/** A loop over as many centres at a time as are named, while at least so many are left. */
const overCentres = (dimension: number, centres: readonly number[]) => `
  block
    loop
      local.get $centre0
      i32.const ${2 * dimension * (centres.length - 1)}
      i32.add
      local.get $centreEnd
      i32.lt_u
      i32.eqz
      br_if 1
      ${each(centres.slice(1), (c) => `local.get $centre0\ni32.const ${2 * dimension * c}\ni32.add\nlocal.set $centre${c}`)}
      ${each(
        Array.from({ length: dimension / 8 }, (_, i) => i),
        (step) => products(step, centres),
      )}
      ${each(centres, takeIn)}
      ${advance('centre0', 2 * dimension * centres.length)}
      br 0
    end
  end`;

const PARAMS = [
  ...['row', 'rowEnd', 'rowNorm', 'least', 'nearest'],
  ...['centreStart', 'centreEnd', 'centreNormStart', 'firstNumber'],
];
const INTEGERS = ['centre0', 'centre1', 'centreNorm', 'number', 'row0', 'row1', 'row2', 'row3'];
const VECTORS = [
  ...['part0', 'part1', 'rowPart', 'norms', 'best', 'who', 'distance'],
  ...['sum00', 'sum01', 'sum02', 'sum03', 'sum10', 'sum11', 'sum12', 'sum13'],
];

/**
 * For each row from `row` to `rowEnd`, four at a time, the least squared distance to the centres from `centreStart` to
 * `centreEnd`: |row|² + |centre|² - 2 row·centre, kept in `least` with the centre's number in `nearest` where it is
 * under what stands there. Two centres at a time; the products of one dimension are laid out without a loop.
 */
export function distanceKernelSource(dimension: number): KernelSource {
  const load = (from: string, to: string) => `local.get $${from}\nv128.load\nlocal.set $${to}`;
  const store = (to: string, from: string) => `local.get $${to}\nlocal.get $${from}\nv128.store`;
  return {
    params: PARAMS,
    locals: [
      ...INTEGERS.map((name) => ({ name, type: 'i32' }) as const),
      ...VECTORS.map((name) => ({ name, type: 'v128' }) as const),
    ],
    memoryPages: 1,
    code: `
    loop  ;; over four rows
      ${each(four, (k) => `local.get $row\ni32.const ${2 * dimension * k}\ni32.add\nlocal.set $row${k}`)}
      ${load('rowNorm', 'norms')}
      ${load('least', 'best')}
      ${load('nearest', 'who')}
      local.get $centreStart
      local.set $centre0
      local.get $centreNormStart
      local.set $centreNorm
      local.get $firstNumber
      local.set $number
      ${overCentres(dimension, [0, 1])}
      ${overCentres(dimension, [0])}
      ${store('least', 'best')}
      ${store('nearest', 'who')}
      ${advance('rowNorm', 16)}
      ${advance('least', 16)}
      ${advance('nearest', 16)}
      local.get $row
      i32.const ${2 * dimension * 4}
      i32.add
      local.tee $row
      local.get $rowEnd
      i32.lt_u
      br_if 0
    end`,
  };
}
