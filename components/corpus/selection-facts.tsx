import { formatDuration, formatNumber } from '#components/layout/format.ts';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { Cover, SelectionResult } from '#lib/domain/corpus/selection.ts';

type Props = { result: SelectionResult; kind: 'seed' | 'variant' };

/** What a selection is worth, and how it was made. */
export function SelectionFacts({ result, kind }: Props) {
  const { sample, beside } = result;
  return (
    <section className="flex max-w-3xl flex-col gap-4">
      <p className="text-sm">
        {formatNumber(result.size)} of {formatNumber(result.candidates)} {kind}s, so that none is farther than{' '}
        <strong className="font-semibold tabular-nums">{result.radius.toFixed(3)}</strong> from a chosen one
        (0 is the same text, 1.41 nothing in common). Chosen in {formatDuration(result.seconds)} on{' '}
        {result.threads} {result.threads === 1 ? 'thread' : 'threads'}.
      </p>
      <CoverTable
        label="Beside a random choice"
        lines={[
          [`This selection, over ${formatNumber(sample.rows)} ${kind}s`, sample.selection],
          ['A random choice of as many', sample.random],
        ]}
      />
      <CoverTable
        label={`${formatNumber(beside.size)} out of ${formatNumber(beside.rows)}, for comparison`}
        lines={[
          ['The exact form of k-center greedy', beside.exact],
          ['The form that was used', beside.selection],
          ['A random choice', beside.random],
        ]}
      />
      <p className="text-muted-foreground text-sm">
        {result.approximation}. Vectors: {result.vectors}. A core set keeps the farthest text near, not the
        average one: its mean distance may be larger than that of a random choice.
      </p>
    </section>
  );
}

function CoverTable({ label, lines }: { label: string; lines: readonly [string, Cover][] }) {
  return (
    <Table aria-label={label}>
      <TableHeads texts={[label]} numbers={['Radius', 'Mean distance']} />
      <TableBody>
        {lines.map(([name, { radius, mean }]) => (
          <TableRow key={name}>
            <TableCell className="h-8 py-1">{name}</TableCell>
            <TableCell className="h-8 py-1" data-align="right">
              {radius.toFixed(3)}
            </TableCell>
            <TableCell className="h-8 py-1" data-align="right">
              {mean.toFixed(3)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
