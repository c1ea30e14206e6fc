import { type AnswerTree, type NodeOf, product, sum } from '../tree.ts';

type Matrix = NodeOf<'matrix'>;
const isMatrix = (tree: AnswerTree): tree is Matrix => tree.kind === 'matrix';
const isScalar = (tree: AnswerTree) =>
  !['matrix', 'tuple', 'list', 'set', 'interval', 'setop', 'relation', 'text'].includes(tree.kind);
const MAX_ENTRIES = 100;

/** Carries out sums, products and integer powers of matrices and products with numbers; other trees stay as they are. */
export function matrices(tree: AnswerTree): AnswerTree {
  if (tree.kind === 'sum' && tree.args.every(isMatrix)) return total(tree.args) ?? tree;
  if (tree.kind === 'product' && tree.args.some(isMatrix)) return multiplied(tree.args) ?? tree;
  if (tree.kind === 'power' && isMatrix(tree.base)) return raised(tree.base, tree.exponent) ?? tree;
  return tree;
}

function total(parts: readonly Matrix[]): Matrix | null {
  const [first, ...rest] = parts as [Matrix, ...Matrix[]];
  const fits = (m: Matrix) =>
    m.rows.length === first.rows.length && m.rows.every((row, r) => row.length === first.rows[r]!.length);
  if (!rest.every(fits)) return null;
  const rows = first.rows.map((row, r) =>
    row.map((entry, k) => sum(entry, ...rest.map((m) => m.rows[r]![k]!))),
  );
  return { kind: 'matrix', rows };
}

function multiplied(args: readonly AnswerTree[]): Matrix | null {
  const scalars = args.filter((arg) => !isMatrix(arg));
  if (!scalars.every(isScalar)) return null;
  let result: Matrix | null = null;
  for (const factor of args.filter(isMatrix)) {
    result = result ? pair(result, factor) : factor;
    if (!result) return null;
  }
  if (!result || !scalars.length) return result;
  return { kind: 'matrix', rows: result.rows.map((row) => row.map((entry) => product(...scalars, entry))) };
}

function pair(a: Matrix, b: Matrix): Matrix | null {
  const inner = b.rows.length;
  const width = b.rows[0]!.length;
  if (!a.rows.every((row) => row.length === inner) || !b.rows.every((row) => row.length === width))
    return null;
  if (a.rows.length * width > MAX_ENTRIES || inner > MAX_ENTRIES) return null;
  const entry = (row: readonly AnswerTree[], k: number) =>
    sum(...row.map((left, j) => product(left, b.rows[j]![k]!)));
  return {
    kind: 'matrix',
    rows: a.rows.map((row) => Array.from({ length: width }, (_, k) => entry(row, k))),
  };
}

/** Small positive powers, and the transposed matrix for the exponent T. */
function raised(base: Matrix, exponent: AnswerTree): Matrix | null {
  const width = base.rows[0]!.length;
  if (exponent.kind === 'symbol' && (exponent.name === 'T' || exponent.name === '\\top')) {
    if (!base.rows.every((row) => row.length === width)) return null;
    return { kind: 'matrix', rows: Array.from({ length: width }, (_, k) => base.rows.map((row) => row[k]!)) };
  }
  if (exponent.kind !== 'number' || exponent.value.d !== 1n || exponent.value.n < 1n || exponent.value.n > 3n)
    return null;
  let result: Matrix | null = base;
  for (let k = 1n; k < exponent.value.n && result; k++) result = pair(result, base);
  return result;
}
