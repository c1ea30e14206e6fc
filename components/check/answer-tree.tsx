import { type AnswerTree, children } from '#lib/math/answers/tree.ts';

/** A tree as nested lists: what the engine read. */
export function AnswerTreeView({ tree }: { tree: AnswerTree }) {
  const parts = children(tree);
  return (
    <div className="text-sm">
      <span className="text-muted-foreground">{tree.kind}</span>{' '}
      <code className="break-all">{wordOf(tree)}</code>
      {parts.length > 0 && (
        <ul className="ml-1 border-border border-l pl-3">
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity than their place
            <li key={index}>
              <AnswerTreeView tree={part} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What a node says besides its parts. */
function wordOf(tree: AnswerTree): string {
  if (tree.kind === 'number') {
    const { n, d } = tree.value;
    return d === 1n ? String(n) : `${n}/${d}`;
  }
  if (tree.kind === 'constant' || tree.kind === 'symbol' || tree.kind === 'call') return tree.name;
  if (tree.kind === 'quantity') return tree.unit;
  if (tree.kind === 'relation') return tree.signs.join(' ');
  if (tree.kind === 'setop') return tree.op;
  if (tree.kind === 'text') return tree.text;
  if (tree.kind === 'interval') return `${tree.lowClosed ? '[' : '('} … ${tree.highClosed ? ']' : ')'}`;
  return '';
}
