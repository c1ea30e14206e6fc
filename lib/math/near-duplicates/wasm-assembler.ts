/**
 * An assembler for the part of WebAssembly that a small kernel needs: one exported function `run` over i32 parameters
 * that returns nothing, and one exported memory. The text is flat, one instruction a line, in the spelling of the
 * WebAssembly text format; locals are named, `;;` begins a comment.
 * Encodings: WebAssembly Core Specification 2.0, sections 5.3 to 5.5.
 */
export interface KernelSource {
  params: readonly string[];
  locals: readonly { name: string; type: 'i32' | 'v128' }[];
  /** Pages of 64 KiB. */
  memoryPages: number;
  code: string;
}

const SIMD = 0xfd;
const VOID = 0x40;
const types = { i32: 0x7f, v128: 0x7b } as const;

type Operand = 'local' | 'constant' | 'label' | 'memory' | 'lanes';

const instructions: Record<string, { bytes: readonly number[]; operand?: Operand; align?: number }> = {
  block: { bytes: [0x02, VOID] },
  loop: { bytes: [0x03, VOID] },
  end: { bytes: [0x0b] },
  br: { bytes: [0x0c], operand: 'label' },
  br_if: { bytes: [0x0d], operand: 'label' },
  'local.get': { bytes: [0x20], operand: 'local' },
  'local.set': { bytes: [0x21], operand: 'local' },
  'local.tee': { bytes: [0x22], operand: 'local' },
  'i32.const': { bytes: [0x41], operand: 'constant' },
  'i32.eqz': { bytes: [0x45] },
  'i32.lt_u': { bytes: [0x49] },
  'i32.add': { bytes: [0x6a] },
  'i32.shr_u': { bytes: [0x76] },
  'v128.load': { bytes: [SIMD, 0x00], operand: 'memory', align: 4 },
  'v128.load32_splat': { bytes: [SIMD, 0x09], operand: 'memory', align: 2 },
  'v128.store': { bytes: [SIMD, 0x0b], operand: 'memory', align: 4 },
  'i8x16.shuffle': { bytes: [SIMD, 0x0d], operand: 'lanes' },
  'i32x4.splat': { bytes: [SIMD, 0x11] },
  'i32x4.lt_s': { bytes: [SIMD, 0x39] },
  'v128.and': { bytes: [SIMD, 0x4e] },
  'v128.bitselect': { bytes: [SIMD, 0x52] },
  'i16x8.narrow_i32x4_u': { bytes: [SIMD, ...unsigned(0x86)] },
  'i32x4.add': { bytes: [SIMD, ...unsigned(0xae)] },
  'i32x4.sub': { bytes: [SIMD, ...unsigned(0xb1)] },
  'i32x4.mul': { bytes: [SIMD, ...unsigned(0xb5)] },
  'i32x4.min_s': { bytes: [SIMD, ...unsigned(0xb6)] },
  'i32x4.min_u': { bytes: [SIMD, ...unsigned(0xb7)] },
  'i32x4.dot_i16x8_s': { bytes: [SIMD, ...unsigned(0xba)] },
};

/** LEB128, as every integer of a WebAssembly binary. */
export function unsigned(value: number): number[] {
  const low = value & 0x7f;
  return value < 0x80 ? [low] : [low | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}

/** The binary module of a kernel. Throws on an instruction or a name that it does not know. */
export function assemble(source: KernelSource): Uint8Array<ArrayBuffer> {
  const names = [...source.params, ...source.locals.map(({ name }) => name)];
  const lines = source.code.split('\n').flatMap((line) => {
    const bare = line.replace(/;;.*/, '').trim();
    return bare === '' ? [] : [bare];
  });
  const body = [...localTypes(source), ...lines.flatMap((line) => encode(line, names)), 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [[0x60, ...vector(source.params.map(() => [types.i32])), 0x00]]),
    ...section(3, [[0x00]]),
    ...section(5, [[0x00, ...unsigned(source.memoryPages)]]),
    ...section(7, [
      [...text('memory'), 0x02, 0x00],
      [...text('run'), 0x00, 0x00],
    ]),
    ...section(10, [[...unsigned(body.length), ...body]]),
  ]);
}

function encode(line: string, names: readonly string[]): number[] {
  const [name = '', ...operands] = line.split(/\s+/);
  const found = instructions[name];
  if (!found) throw new Error(`No instruction "${name}".`);
  const [operand = ''] = operands;
  if (found.operand === undefined) return [...found.bytes];
  if (found.operand === 'lanes') return [...found.bytes, ...lanes(operands)];
  if (found.operand === 'memory') return [...found.bytes, found.align ?? 0, ...unsigned(offset(operand))];
  if (found.operand === 'local') {
    const index = names.indexOf(operand.replace('$', ''));
    if (index < 0) throw new Error(`No local "${operand}".`);
    return [...found.bytes, ...unsigned(index)];
  }
  const value = Number(operand);
  if (!Number.isInteger(value)) throw new Error(`"${line}" needs an integer.`);
  return [...found.bytes, ...(found.operand === 'constant' ? signed(value) : unsigned(value))];
}

/** The sixteen bytes of a shuffle: 0 to 15 are the first vector's, 16 to 31 the second's. */
function lanes(operands: readonly string[]): number[] {
  const bytes = operands.map(Number);
  if (bytes.length === 16 && bytes.every((byte) => Number.isInteger(byte) && byte >= 0 && byte < 32))
    return bytes;
  throw new Error(`A shuffle takes 16 lanes from 0 to 31, not "${operands.join(' ')}".`);
}

const offset = (operand: string) => (operand === '' ? 0 : Number(operand.replace('offset=', '')));

const localTypes = ({ locals }: KernelSource) => vector(locals.map(({ type }) => [1, types[type]]));

const vector = (items: readonly number[][]) => [...unsigned(items.length), ...items.flat()];

function section(id: number, items: readonly number[][]): number[] {
  const content = vector(items);
  return [id, ...unsigned(content.length), ...content];
}

const text = (name: string) => vector([...name].map((char) => [char.charCodeAt(0)]));
