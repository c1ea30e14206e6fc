'use client';

import { XIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatNumber } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import { type Selection, SelectionContext } from './selection.tsx';

/** What can be done with the checked rows, while there are any. */
export function SelectionBar({
  selection,
  count,
  more,
  beside,
  children,
}: {
  selection: Selection;
  /** How many rows are meant, in words: "12" or "10,000+". */
  count?: string;
  /** Offers to choose more than what is checked. */
  more?: ReactNode;
  /** A drawer covers the right half: the bar keeps to the left. */
  beside: boolean;
  children?: ReactNode;
}) {
  if ((selection.ids.length === 0 && !selection.all) || !children) return null;
  return (
    <SelectionContext value={selection}>
      <div
        role="toolbar"
        aria-label="Checked rows"
        className={cn(
          'absolute bottom-14 z-20 flex max-w-[calc(100%-2rem)] flex-wrap items-center gap-2 rounded-lg border border-border-strong bg-popover py-1.5 pr-1.5 pl-3 shadow-panel',
          beside ? 'left-4 md:left-6' : 'left-1/2 -translate-x-1/2',
        )}
      >
        <span className="whitespace-nowrap font-medium text-sm tabular-nums">
          {count ?? formatNumber(selection.ids.length)} checked
        </span>
        {more}
        <div className="contents">{children}</div>
        <Button variant="ghost" size="icon-sm" aria-label="Uncheck all" onClick={selection.clear}>
          <XIcon />
        </Button>
      </div>
    </SelectionContext>
  );
}
