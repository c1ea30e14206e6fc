import { type AnswerTree, type NodeOf, negate, product, sum } from '../tree.ts';

const MAX_ROWS = 5;

/** A determinant written out along its first row; other trees, and determinants that are too large, stay as they are. */
export function determinants(tree: AnswerTree): AnswerTree {
  if (tree.kind !== 'call' || tree.name !== 'det' || tree.args[0]?.kind !== 'matrix') return tree;
  const { rows } = tree.args[0] as NodeOf<'matrix'>;
  if (rows.length > MAX_ROWS || rows.some((row) => row.length !== rows.length)) return tree;
  return expanded(rows);
}

function expanded(rows: readonly (readonly AnswerTree[])[]): AnswerTree {
  if (rows.length === 1) return rows[0]![0]!;
  const terms = rows[0]!.map((entry, k) => {
    const rest = rows.slice(1).map((row) => row.filter((_, j) => j !== k));
    const term = product(entry, expanded(rest));
    return k % 2 === 0 ? term : negate(term);
  });
  return sum(...terms);
}
