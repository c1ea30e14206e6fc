'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { formatDuration, formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import type { SelectionResult } from '#lib/domain/corpus/selection.ts';

export type SelectionLine = {
  id: string;
  name: string;
  kind: 'seed' | 'variant';
  size: number;
  createdAt: Date;
  result: SelectionResult;
};

type Props = {
  rows: readonly SelectionLine[];
  home: string;
  /** Null for who may not. */
  remove: ((selection: string) => Promise<ActionResult<unknown>>) | null;
};

/** Selections with what they are worth: how far the farthest text is, beside a random choice of as many. */
export function SelectionTable({ rows, home, remove }: Props) {
  const router = useRouter();
  const cell = 'text-right tabular-nums';
  return (
    <Table aria-label="Core-set selections">
      <TableHeads
        texts={['Name']}
        numbers={['Chosen', 'Out of', 'Radius', 'Random’s radius', 'Took', 'Made']}
        acts="Delete"
      />
      <TableBody>
        {rows.map(({ id, name, kind, size, createdAt, result }) => (
          <TableRow key={id}>
            <TableCell className="max-w-80">
              <Link href={`${home}/check/corpus/${id}`} className="font-medium text-primary hover:underline">
                {name}
              </Link>
            </TableCell>
            <TableCell className={cell}>
              {formatNumber(size)} {kind}s
            </TableCell>
            <TableCell className={cell}>{formatNumber(result.candidates)}</TableCell>
            <TableCell className={cell}>{result.sample.selection.radius.toFixed(3)}</TableCell>
            <TableCell className={cell}>{result.sample.random.radius.toFixed(3)}</TableCell>
            <TableCell className={cell}>{formatDuration(result.seconds)}</TableCell>
            <TableCell className={cell}>
              <RelativeTime at={createdAt} />
            </TableCell>
            <TableCell className={cell}>
              {remove && (
                <ConfirmButton
                  size="sm"
                  variant="ghost"
                  title={`Delete the selection “${name}”`}
                  description={`Its ${formatNumber(size)} ${kind}s stay; versions that were made with it stay too.`}
                  confirm="Delete"
                  action={() => remove(id)}
                  onDone={() => router.refresh()}
                >
                  Delete
                </ConfirmButton>
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
