import { type AnswerTree, children } from '../tree.ts';

/** A text that is the same for trees of the same form. */
export function keyOf(tree: AnswerTree): string {
  switch (tree.kind) {
    case 'number':
      return `${digits(tree.value.n)}/${digits(tree.value.d)}${tree.base ? 'b' : ''}`;
    case 'constant':
    case 'symbol':
      return tree.name;
    case 'text':
      return `"${tree.text}"`;
    default:
      return `${head(tree)}(${children(tree).map(keyOf).join(',')})`;
  }
}

/** Decimal digits of a very long number take a time that grows with the square of its length; these do not. */
const digits = (n: bigint) => n.toString(32);

function head(tree: AnswerTree): string {
  switch (tree.kind) {
    case 'call':
      return `call ${tree.name}`;
    case 'relation':
      return `relation ${tree.signs.join('')}`;
    case 'interval':
      return `interval ${tree.lowClosed}${tree.highClosed}`;
    case 'setop':
      return tree.op;
    case 'matrix':
      return `matrix ${tree.rows.map((row) => row.length)}`;
    case 'plusminus':
      return `plusminus ${tree.flipped}`;
    case 'member':
      return `member ${tree.negated}`;
    case 'quantity':
      return `quantity ${tree.unit}`;
    default:
      return tree.kind;
  }
}
