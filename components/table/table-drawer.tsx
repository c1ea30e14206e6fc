'use client';

import { ExternalLinkIcon, XIcon } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Tooltip } from '#components/ui/tooltip.tsx';
import type { RowView } from './table-types.ts';

type DrawerProps = {
  /** The row, where it is on this page. */
  row: RowView | undefined;
  /** The id that was asked for, and the one whose content is here. */
  open: string | null;
  arrived: string | null;
  width: number;
  onClose: () => void;
  children: ReactNode;
};

/** A row's content at the right of its list. The list stays usable beside it; on a phone it covers it. */
export function TableDrawer({ row, open, arrived, width, onClose, children }: DrawerProps) {
  if (open === null) return null;
  return (
    <aside
      aria-label={row?.label ?? 'Details'}
      style={{ width }}
      className="absolute inset-y-0 right-0 z-30 flex max-w-full animate-from-right flex-col border-border-strong border-l bg-background shadow-panel max-md:fixed max-md:top-12 2xl:static 2xl:shadow-none"
    >
      <header className="flex h-12 shrink-0 items-center justify-between gap-2 border-border border-b pr-2 pl-4 md:pl-6">
        <h2 className="truncate font-medium text-sm">{row?.label}</h2>
        <div className="flex items-center gap-1">
          {row?.href && (
            <Tooltip content="Open its page (Enter)">
              <Button variant="ghost" size="icon-sm" asChild>
                <Link href={row.href} aria-label="Open its page">
                  <ExternalLinkIcon />
                </Link>
              </Button>
            </Tooltip>
          )}
          <Tooltip content="Close (Esc)">
            <Button variant="ghost" size="icon-sm" aria-label="Close" onClick={onClose}>
              <XIcon />
            </Button>
          </Tooltip>
        </div>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 py-4 md:px-6">
        {open === arrived ? children : <DrawerSkeleton />}
      </div>
    </aside>
  );
}

function DrawerSkeleton() {
  return (
    <div className="flex flex-col gap-4" aria-busy="true">
      {['w-1/3', 'w-full', 'w-11/12', 'w-2/3', 'w-1/4', 'w-10/12', 'w-5/12'].map((width) => (
        <Skeleton key={width} className={width} />
      ))}
    </div>
  );
}
