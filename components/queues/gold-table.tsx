'use client';

import Link from 'next/link';
import type { ActionResult } from '#components/form/action-result.ts';
import { ConfirmButton } from '#components/form/confirm-button.tsx';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { ProblemLine } from '#components/math/problem-line.tsx';
import { ReasonTitles } from '#components/review/reasons.tsx';
import { Table, TableBody, TableCell, TableHeads, TableRow } from '#components/ui/table.tsx';
import { VoteWord } from './vote-list.tsx';

export type GoldRow = {
  id: string;
  seq: number;
  problem: string;
  action: 'accept' | 'reject';
  reasons: string[];
  markedLabel: string;
  at: Date | string;
  isAsked: boolean;
};

/** The variants whose decision is known. */
export function GoldTable({
  items,
  home,
  drop,
}: {
  items: readonly GoldRow[];
  home: string;
  drop: (variant: string) => Promise<ActionResult<unknown>>;
}) {
  return (
    <Table aria-label="Gold variants">
      <TableHeads texts={['Variant', 'Problem', 'Known decision', 'Marked', 'State']} acts="Unmark" />
      <TableBody>
        {items.map((gold) => (
          <TableRow key={gold.id}>
            <TableCell>
              <Link
                href={`${home}/generate/variants/${gold.id}`}
                className="underline-offset-4 hover:underline"
              >
                {gold.seq}
              </Link>
            </TableCell>
            <TableCell className="max-w-96 truncate">
              <ProblemLine text={gold.problem} />
            </TableCell>
            <TableCell className="whitespace-nowrap">
              <span className="inline-flex items-center gap-2">
                <VoteWord action={gold.action} /> <ReasonTitles ids={gold.reasons} />
              </span>
            </TableCell>
            <TableCell className="text-muted-foreground">
              {gold.markedLabel}, <RelativeTime at={gold.at} />
            </TableCell>
            <TableCell>{gold.isAsked ? 'asked' : 'changed since: not asked'}</TableCell>
            <TableCell data-align="right">
              <ConfirmButton
                size="sm"
                title={`Unmark variant ${gold.seq}`}
                description="It is an ordinary variant again. What people said of it measures nobody any more."
                confirm="Unmark"
                action={() => drop(gold.id)}
              >
                Unmark
              </ConfirmButton>
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
