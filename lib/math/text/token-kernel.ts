import { assemble } from '../wasm-assembler.ts';
import { aliases, hashToken } from './token-hash.ts';
import { tokenKernelSource } from './token-kernel-code.ts';
import {
  aliasAct,
  at,
  kernelCapacity,
  products,
  SLOTS,
  tokenArrays,
  tokenKernelPages,
} from './token-kernel-layout.ts';

/** The arrays of a kernel's memory, and its run. */
export interface TokenKernel {
  units: Uint16Array<ArrayBuffer>;
  hashes: Int32Array<ArrayBuffer>;
  kinds: Uint8Array<ArrayBuffer>;
  starts: Int32Array<ArrayBuffer>;
  ends: Int32Array<ArrayBuffer>;
  /** The code unit that needs a closer look, and the tokens so far, after a run. */
  state: Int32Array;
  /** Reads tokens from a code unit on, behind those that there are. */
  run(at: number, count: number): void;
}

let compiled: WebAssembly.Module | undefined;

/** A kernel in a memory of 0.6 MB, or in one of at least `tokenKernelPages` that it shares. */
export function createTokenKernel(
  memory = new WebAssembly.Memory({ initial: tokenKernelPages }),
): TokenKernel {
  compiled ??= new WebAssembly.Module(assemble(tokenKernelSource));
  const { exports } = new WebAssembly.Instance(compiled, { kernel: { memory } });
  const buffer = memory.buffer as ArrayBuffer;
  const shift = writeTables(buffer);
  const run = exports.run as (at: number, count: number, shift: number) => void;
  return {
    units: new Uint16Array(buffer, at.units, kernelCapacity + 256),
    hashes: new Int32Array(buffer, tokenArrays.hashes, kernelCapacity),
    kinds: new Uint8Array(buffer, tokenArrays.kinds, kernelCapacity),
    starts: new Int32Array(buffer, tokenArrays.starts, kernelCapacity),
    ends: new Int32Array(buffer, tokenArrays.ends, kernelCapacity),
    state: new Int32Array(buffer, 0, 2),
    run: (from, count) => run(from, count, shift),
  };
}

/** Fills the tables; returns the shift of a hash that parts all aliases. */
function writeTables(buffer: ArrayBuffer): number {
  const low = new Uint8Array(buffer, at.lowNibbles, 16);
  const high = new Uint8Array(buffer, at.highNibbles, 16);
  for (const [bits, halves, chars] of products) {
    for (const half of halves) high[half]! |= bits;
    for (const char of chars) low[char.charCodeAt(0) & 15]! |= bits;
  }
  new Uint8Array(buffer, at.fold, 8).fill(32);
  new BigUint64Array(buffer, at.spread, 1)[0] = 0x9e3779b97f4a7c15n;
  const lengths = new Uint8Array(buffer, at.lengths, 8 * 65);
  for (let length = 0; length <= 64; length++)
    lengths.fill(255, 8 * length, 8 * length + Math.min(8, length));
  const operators = new Int32Array(buffer, at.operators, 128);
  for (let c = 0; c < 128; c++) operators[c] = hashToken('operator', String.fromCharCode(c));
  const shift = sparseShift(kernelAliases.map(({ hash }) => hash));
  const hashes = new Int32Array(buffer, at.aliasHashes, SLOTS);
  const targets = new Int32Array(buffer, at.aliasTargets, SLOTS);
  const acts = new Uint8Array(buffer, at.aliasActs, SLOTS);
  for (const { hash, target, act } of kernelAliases) {
    const slot = (hash >>> shift) & (SLOTS - 1);
    hashes[slot] = hash;
    targets[slot] = target;
    acts[slot] = act;
  }
  return shift;
}

const kernelAliases = [
  ...aliases.entries().map(([hash, alias]) => ({
    hash,
    target: alias.hash,
    act: alias.kind < 0 ? aliasAct.drop : alias.digits > 0 ? aliasAct.fraction : aliasAct.none,
  })),
  ...['begin', 'end'].map((name) => ({ hash: hashToken('command', name), target: 0, act: aliasAct.stop })),
];

function sparseShift(hashes: readonly number[]): number {
  const slots = (shift: number) => new Set(hashes.map((hash) => (hash >>> shift) & (SLOTS - 1)));
  for (let shift = 0; shift <= 20; shift++) if (slots(shift).size === hashes.length) return shift;
  throw new Error('The table of aliases is too small.');
}
