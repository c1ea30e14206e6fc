'use client';

import Link from 'next/link';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { formatNumber } from '#components/layout/format.ts';
import { RelativeTime } from '#components/layout/relative-time.tsx';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '#components/ui/table.tsx';
import { type MessageState, MessageStateBadge } from './message-state.tsx';

export type LogRow = {
  id: string;
  type: string;
  at: Date;
  state: MessageState;
  attempts: number;
  nextAt: Date | null;
  last: { at: Date; status: number | null; error: string | null; tookMs: number } | null;
};

type Props = { rows: readonly LogRow[]; home: string; older: string | null };

/** What a webhook was told, newest first: each message leads to its attempts. */
export function WebhookLog({ rows, home, older }: Props) {
  if (rows.length === 0) {
    return (
      <EmptyState className="rounded-lg border border-border">
        Nothing was sent yet. “Send a test” shows whether the receiver answers.
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <Table>
        <TableHeader>
          <TableRow>
            <TableHead>Message</TableHead>
            <TableHead className="w-32">Happened</TableHead>
            <TableHead className="w-44">State</TableHead>
            <TableHead className="w-24 text-right">Attempts</TableHead>
            <TableHead>Last answer</TableHead>
            <TableHead className="w-24 text-right">ms</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id}>
              <TableCell>
                <Link
                  href={`${home}?message=${row.id}`}
                  scroll={false}
                  className="underline underline-offset-2"
                >
                  {row.type}
                </Link>
              </TableCell>
              <TableCell>
                <RelativeTime at={row.at} className="text-muted-foreground" />
              </TableCell>
              <TableCell>
                <MessageStateBadge state={row.state} nextAt={row.nextAt} />
              </TableCell>
              <TableCell className="text-right tabular-nums">{formatNumber(row.attempts)}</TableCell>
              <TableCell className="max-w-80 truncate">
                {row.last?.error ?? row.last?.status ?? '–'}
              </TableCell>
              <TableCell className="text-right tabular-nums">
                {row.last ? formatNumber(row.last.tookMs) : '–'}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {older && (
        <Link href={older} className="text-sm underline underline-offset-2">
          Older messages
        </Link>
      )}
    </div>
  );
}
