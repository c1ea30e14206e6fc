/** The longest text that the kernel reads, in UTF-16 code units. */
export const kernelCapacity = 1 << 15;

/** Places of the table of aliases. */
export const SLOTS = 4096;

/** Spellings of up to eight letters whose tokens are kept ready. */
export const KNOWN_BITS = 12;
export const KNOWN = 2 ** KNOWN_BITS;

/** Where things lie in the kernel's memory, in bytes. */
export const at = {
  next: 0,
  count: 4,
  fold: 8,
  lowNibbles: 16,
  highNibbles: 32,
  spread: 48,
  block: 64,
  operators: 256,
  lengths: 1024,
  aliasHashes: 2048,
  aliasTargets: 2048 + 4 * SLOTS,
  aliasActs: 2048 + 8 * SLOTS,
  known: 2048 + 9 * SLOTS,
  units: 2048 + 9 * SLOTS + 16 * KNOWN + 64,
} as const;
const outputs = at.units + 2 * kernelCapacity + 1024;
/** Where the arrays of tokens begin in its memory, in bytes. */
export const tokenArrays = {
  hashes: outputs,
  starts: outputs + 4 * kernelCapacity,
  ends: outputs + 8 * kernelCapacity,
  kinds: outputs + 12 * kernelCapacity,
} as const;
/** Pages of 64 KiB that the kernel needs; what a memory has beyond is free for others. */
export const tokenKernelPages = Math.ceil((tokenArrays.kinds + kernelCapacity) / 65_536);

/** What is done about a command or a word that stands for another token. */
export const aliasAct = { none: 0, drop: 1, fraction: 2, stop: 3 } as const;

/** Bits of the classes of characters, each the product of a set of low and a set of high halves of a byte. */
export const bit = {
  letter: 1 + 2,
  digit: 4,
  operator: 8 + 16 + 32,
  special: 64,
  backslash: 128,
};
export const products: readonly (readonly [bit: number, high: readonly number[], chars: string])[] = [
  [1, [4, 6], 'ABCDEFGHIJKLMNO'],
  [2, [5, 7], 'PQRSTUVWXYZ'],
  [4, [3], '0123456789'],
  [8, [2], '#%()*+-/'],
  [16, [3], '<=>'],
  [32, [5], ']^_'],
  [64, [0, 4], '@'],
  [128, [5], '\\'],
];
