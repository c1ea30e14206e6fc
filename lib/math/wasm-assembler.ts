/**
 * An assembler for the part of WebAssembly that a small kernel needs: one exported function `run` over i32 parameters
 * that returns nothing, and one memory. The text is flat, one instruction a line, in the spelling of the
 * WebAssembly text format; locals are named, `;;` begins a comment.
 * Encodings: WebAssembly Core Specification 2.0, sections 5.3 to 5.5.
 */
export interface KernelSource {
  params: readonly string[];
  locals: readonly { name: string; type: 'i32' | 'i64' | 'v128' }[];
  /** Pages of 64 KiB of a memory of its own, which is exported; 0 for one that is given to it as `kernel.memory`. */
  memoryPages: number;
  code: string;
}

const SIMD = 0xfd;
const VOID = 0x40;
const types = { i32: 0x7f, i64: 0x7e, v128: 0x7b } as const;

type Operand = 'local' | 'constant' | 'label' | 'memory' | 'lanes';

const instructions: Record<string, { bytes: readonly number[]; operand?: Operand; align?: number }> = {
  block: { bytes: [0x02, VOID] },
  loop: { bytes: [0x03, VOID] },
  if: { bytes: [0x04, VOID] },
  else: { bytes: [0x05] },
  end: { bytes: [0x0b] },
  br: { bytes: [0x0c], operand: 'label' },
  br_if: { bytes: [0x0d], operand: 'label' },
  select: { bytes: [0x1b] },
  'local.get': { bytes: [0x20], operand: 'local' },
  'local.set': { bytes: [0x21], operand: 'local' },
  'local.tee': { bytes: [0x22], operand: 'local' },
  'i32.load': { bytes: [0x28], operand: 'memory', align: 2 },
  'i64.load': { bytes: [0x29], operand: 'memory', align: 3 },
  'i32.load8_u': { bytes: [0x2d], operand: 'memory' },
  'i32.load16_u': { bytes: [0x2f], operand: 'memory', align: 1 },
  'i32.store': { bytes: [0x36], operand: 'memory', align: 2 },
  'i64.store': { bytes: [0x37], operand: 'memory', align: 3 },
  'i32.store8': { bytes: [0x3a], operand: 'memory' },
  'i32.const': { bytes: [0x41], operand: 'constant' },
  'i64.const': { bytes: [0x42], operand: 'constant' },
  'i32.eqz': { bytes: [0x45] },
  'i32.eq': { bytes: [0x46] },
  'i32.lt_u': { bytes: [0x49] },
  'i32.gt_u': { bytes: [0x4b] },
  'i32.ge_u': { bytes: [0x4f] },
  'i64.eqz': { bytes: [0x50] },
  'i64.eq': { bytes: [0x51] },
  'i32.add': { bytes: [0x6a] },
  'i32.sub': { bytes: [0x6b] },
  'i32.mul': { bytes: [0x6c] },
  'i32.and': { bytes: [0x71] },
  'i32.or': { bytes: [0x72] },
  'i32.xor': { bytes: [0x73] },
  'i32.shl': { bytes: [0x74] },
  'i32.shr_u': { bytes: [0x76] },
  'i32.rotl': { bytes: [0x77] },
  'i64.clz': { bytes: [0x79] },
  'i64.ctz': { bytes: [0x7a] },
  'i64.mul': { bytes: [0x7e] },
  'i64.sub': { bytes: [0x7d] },
  'i64.and': { bytes: [0x83] },
  'i64.or': { bytes: [0x84] },
  'i64.xor': { bytes: [0x85] },
  'i64.shl': { bytes: [0x86] },
  'i64.shr_u': { bytes: [0x88] },
  'i32.wrap_i64': { bytes: [0xa7] },
  'i64.extend_i32_u': { bytes: [0xad] },
  'v128.load': { bytes: [SIMD, 0x00], operand: 'memory', align: 4 },
  'v128.load32_splat': { bytes: [SIMD, 0x09], operand: 'memory', align: 2 },
  'v128.store': { bytes: [SIMD, 0x0b], operand: 'memory', align: 4 },
  'i8x16.shuffle': { bytes: [SIMD, 0x0d], operand: 'lanes' },
  'i8x16.swizzle': { bytes: [SIMD, 0x0e] },
  'i8x16.splat': { bytes: [SIMD, 0x0f] },
  'i32x4.splat': { bytes: [SIMD, 0x11] },
  'i8x16.eq': { bytes: [SIMD, 0x23] },
  'i8x16.ne': { bytes: [SIMD, 0x24] },
  'i32x4.lt_s': { bytes: [SIMD, 0x39] },
  'v128.and': { bytes: [SIMD, 0x4e] },
  'v128.or': { bytes: [SIMD, 0x50] },
  'v128.bitselect': { bytes: [SIMD, 0x52] },
  'i8x16.bitmask': { bytes: [SIMD, 0x64] },
  'i8x16.narrow_i16x8_u': { bytes: [SIMD, 0x66] },
  'i8x16.shr_u': { bytes: [SIMD, 0x6d] },
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
  const hasOwn = source.memoryPages > 0;
  const body = [...localTypes(source), ...lines.flatMap((line) => encode(line, names)), 0x0b];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [[0x60, ...vector(source.params.map(() => [types.i32])), 0x00]]),
    ...(hasOwn ? [] : section(2, [[...text('kernel'), ...text('memory'), 0x02, 0x00, 0x00]])),
    ...section(3, [[0x00]]),
    ...(hasOwn ? section(5, [[0x00, ...unsigned(source.memoryPages)]]) : []),
    ...section(7, [...(hasOwn ? [[...text('memory'), 0x02, 0x00]] : []), [...text('run'), 0x00, 0x00]]),
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
