'use client';

import { ArrowDownIcon, ArrowUpIcon } from 'lucide-react';
import { cn } from '#components/ui/cn.ts';
import type { ColumnLook } from './table-types.ts';
import { fromTheTop, nextSort, tableNames } from './table-url.ts';
import type { TableUrl } from './use-table-url.ts';

/** How the head of a column looks. */
export const headLook =
  'h-8 border-border border-b px-3 text-left font-medium text-muted-foreground text-xs first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6';

/** The head of a column; where it sorts, a press asks for the next order. `left` keeps it in its place. */
export function HeadCell({ look, url, left }: { look: ColumnLook; url: TableUrl; left?: number }) {
  const sort = url.params.get(tableNames.sort);
  const up = sort === look.id;
  const down = sort === `-${look.id}`;
  const Arrow = down ? ArrowDownIcon : ArrowUpIcon;
  const press = () =>
    url.go((params) => {
      const next = nextSort(sort, look.id);
      if (next === null) params.delete(tableNames.sort);
      else params.set(tableNames.sort, next);
      fromTheTop(params);
    });
  return (
    <th
      scope="col"
      aria-sort={up ? 'ascending' : down ? 'descending' : undefined}
      style={{ left }}
      className={cn(
        headLook,
        left !== undefined && 'sticky z-[6] bg-background',
        look.align === 'right' && 'text-right',
        look.align === 'center' && 'text-center',
      )}
    >
      {look.sortable ? (
        <button
          type="button"
          onClick={press}
          className={cn(
            'group relative -mx-1 inline-flex h-6 max-w-full items-center rounded-sm px-1 hover:text-foreground',
            (up || down) && 'text-foreground',
          )}
        >
          <span className="truncate">{look.title}</span>
          <Arrow
            className={cn(
              'absolute size-3',
              look.align === 'right' ? '-left-2.5' : '-right-2.5',
              !up && !down && 'opacity-0 group-hover:opacity-60',
            )}
          />
        </button>
      ) : (
        <span className="block truncate">{look.title}</span>
      )}
    </th>
  );
}
