'use client';

import { ChevronLeftIcon, ChevronRightIcon } from 'lucide-react';
import { formatNumber } from '#components/layout/format.ts';
import { useShortcuts } from '#components/layout/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import type { TablePage } from './table-types.ts';
import { pagesBefore, stepBack, stepForward } from './table-url.ts';
import type { TableUrl } from './use-table-url.ts';

/** Which rows these are, and the pages before and after. */
export function TableFooter({ url, page, rowCount }: { url: TableUrl; page: TablePage; rowCount: number }) {
  const before = pagesBefore(url.arrived);
  const more = page.nextAfter !== null && page.nextAfter !== undefined;
  // The cursors are of the rows that are shown: until the next ones are here there is nothing to step from.
  const forward = () =>
    more && !url.pending && url.go((params) => stepForward(params, String(page.nextAfter)));
  const back = () => before > 0 && !url.pending && url.go(stepBack);
  const group = 'In the list';
  useShortcuts([
    { keys: ']', label: 'Next page', group, disabled: !more, run: forward },
    { keys: '[', label: 'Page before', group, disabled: before === 0, run: back },
  ]);
  if (rowCount === 0 && before === 0) return null;
  const first = before * (page.limit ?? 50) + 1;
  return (
    <div className="flex h-12 shrink-0 items-center justify-between gap-4 border-border border-t px-4 text-muted-foreground text-sm tabular-nums md:px-6">
      <span>
        {rowCount === 0 ? 'No rows here' : `${formatNumber(first)}–${formatNumber(first + rowCount - 1)}`}
        {page.total ? ` of ${totalText(page)}` : ''}
      </span>
      {(before > 0 || more) && (
        <div className="flex items-center gap-2">
          <Button variant="outline" size="sm" disabled={before === 0} onClick={back}>
            <ChevronLeftIcon /> Back
          </Button>
          <Button variant="outline" size="sm" disabled={!more} onClick={forward}>
            Next <ChevronRightIcon />
          </Button>
        </div>
      )}
    </div>
  );
}

/** "12,408", "≈ 12,408" or "10,000+". */
export function totalText({ total, estimate, capped }: TablePage): string {
  return `${estimate ? '≈ ' : ''}${formatNumber(total ?? 0)}${capped ? '+' : ''}`;
}
