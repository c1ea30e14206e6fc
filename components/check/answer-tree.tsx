import { type AnswerTree, children } from '#lib/math/answers/index.ts';

/** Parts of one node that are shown; the others are counted. */
const most = 40;

/** A tree as nested lists: what the engine read. */
export function AnswerTreeView({ tree }: { tree: AnswerTree }) {
  const parts = children(tree);
  return (
    <div className="text-sm">
      <span className="text-muted-foreground">{tree.kind}</span>{' '}
      <code className="break-all font-mono">{wordOf(tree)}</code>
      {parts.length > 0 && (
        <ul className="ml-1 border-border border-l pl-3">
          {parts.slice(0, most).map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity than their place
            <li key={index}>
              <AnswerTreeView tree={part} />
            </li>
          ))}
          {parts.length > most && (
            <li className="text-muted-foreground">and {parts.length - most} more parts</li>
          )}
        </ul>
      )}
    </div>
  );
}

/** What a node says besides its parts. */
function wordOf(tree: AnswerTree): string {
  switch (tree.kind) {
    case 'number':
      return numberOf(tree);
    case 'constant':
    case 'symbol':
    case 'call':
      return tree.name;
    case 'quantity':
      return tree.unit;
    case 'relation':
      return tree.signs.join(' ');
    case 'setop':
      return tree.op;
    case 'text':
      return tree.text;
    case 'interval':
      return `${tree.lowClosed ? '[' : '('} … ${tree.highClosed ? ']' : ')'}`;
    case 'matrix':
      return `${tree.rows.length} × ${tree.rows[0]?.length ?? 0}`;
    default:
      return '';
  }
}

/** The exact value; a decimal also as it was written, a number of another base with its base. */
function numberOf(tree: AnswerTree & { kind: 'number' }): string {
  const { n, d } = tree.value;
  const exact = d === 1n ? String(n) : `${n}/${d}`;
  const short = exact.length > 80 ? `${exact.slice(0, 60)}… (${exact.length} characters)` : exact;
  if (tree.base) return `${short} (${tree.base.written} in base ${tree.base.radix})`;
  return tree.decimals > 0 ? `${short} (${tree.decimals} decimals)` : short;
}
