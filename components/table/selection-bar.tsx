'use client';

import { XIcon } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { formatNumber } from '#components/layout/format.ts';
import { Button } from '#components/ui/button.tsx';
import { SelectionContext } from './selection.tsx';

/** What can be done with the checked rows, while there are any. */
export function SelectionBar({
  ids,
  clear,
  children,
}: {
  ids: readonly string[];
  clear: () => void;
  children?: ReactNode;
}) {
  const selection = useMemo(() => ({ ids, clear }), [ids, clear]);
  if (ids.length === 0 || !children) return null;
  return (
    <SelectionContext value={selection}>
      <div
        role="toolbar"
        aria-label="Checked rows"
        className="absolute bottom-14 left-1/2 z-20 flex max-w-[calc(100%-2rem)] -translate-x-1/2 flex-wrap items-center gap-2 rounded-lg border border-border-strong bg-popover py-1.5 pr-1.5 pl-3 shadow-panel"
      >
        <span className="whitespace-nowrap font-medium text-sm tabular-nums">
          {formatNumber(ids.length)} checked
        </span>
        {children}
        <Button variant="ghost" size="icon-sm" aria-label="Uncheck all" onClick={clear}>
          <XIcon />
        </Button>
      </div>
    </SelectionContext>
  );
}
