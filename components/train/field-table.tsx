import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import type { FieldPair } from '#lib/domain/train/compare-recipes.ts';

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Two recipes field by field: what differs first and marked, what is the same folded. */
export function FieldTable({
  pairs,
  left,
  right,
}: {
  pairs: readonly FieldPair[];
  left: string;
  right: string;
}) {
  const other = pairs.filter(({ same }) => !same);
  const same = pairs.filter((pair) => pair.same);
  return (
    <div className="flex flex-col gap-3">
      {other.length === 0 ? (
        <p className="text-sm">The recipes are the same.</p>
      ) : (
        <Pairs pairs={other} left={left} right={right} />
      )}
      <details>
        <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground text-sm">
          {same.length} fields are the same
        </summary>
        <Pairs pairs={same} left={left} right={right} />
      </details>
    </div>
  );
}

function Pairs({ pairs, left, right }: { pairs: readonly FieldPair[]; left: string; right: string }) {
  return (
    <Table>
      <TableHeader>
        <TableRow>
          <TableHead>Field</TableHead>
          <TableHead>{left}</TableHead>
          <TableHead>{right}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {pairs.map((pair) => (
          <TableRow key={pair.field} className="align-top">
            <TableCell>
              <code className="text-xs">{pair.field}</code>
            </TableCell>
            {[pair.left, pair.right].map((value, side) => (
              <TableCell
                // biome-ignore lint/suspicious/noArrayIndexKey: the two sides
                key={side}
                className={pair.same ? 'whitespace-pre-wrap' : 'whitespace-pre-wrap bg-warning-soft'}
              >
                {shown(value)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
