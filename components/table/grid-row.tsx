'use client';

import type { Row } from '@tanstack/react-table';
import type { MouseEvent } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { cn } from '#components/ui/cn.ts';
import type { Features } from './data-table-view.tsx';
import type { ColumnLook, RowView } from './table-types.ts';
import type { RowKeys } from './use-row-keys.ts';

const heights = { 1: 'h-10', 2: 'h-16', 3: 'h-22' };
const clamps = { 1: 'truncate [&_.katex]:whitespace-nowrap!', 2: 'line-clamp-2', 3: 'line-clamp-3' };

type GridRowProps = {
  row: Row<Features, RowView>;
  shown: readonly ColumnLook[];
  keys: RowKeys;
  selectable: boolean;
  lines: 1 | 2 | 3;
  open: boolean;
};

/** One row: a click opens it, the keys move to it. */
export function GridRow({ row, shown, keys, selectable, lines, open }: GridRowProps) {
  const view = row.original;
  const press = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a, button, input, label, summary')) return;
    if (window.getSelection()?.type === 'Range') return;
    if ((event.metaKey || event.ctrlKey) && view.href) window.open(view.href, '_blank', 'noopener');
    else keys.open(view);
  };
  const cellLook = cn(
    'border-border border-b px-3 align-middle first:pl-4 last:pr-4 md:first:pl-6 md:last:pr-6',
    heights[lines],
  );
  return (
    <tr
      ref={(element) => keys.ref(view.id, element)}
      tabIndex={keys.active === view.id ? 0 : -1}
      aria-label={view.label}
      data-state={row.getIsSelected() ? 'selected' : undefined}
      data-open={open || undefined}
      onFocus={() => keys.setActive(view.id)}
      onClick={press}
      className={cn(
        'group/row cursor-default scroll-mt-8 -outline-offset-2 hover:bg-accent/60',
        row.getIsSelected() && 'bg-primary-soft/60 hover:bg-primary-soft',
        open && 'bg-primary-soft hover:bg-primary-soft',
      )}
    >
      {selectable && (
        <td className={cn(cellLook, 'pr-0')}>
          <Checkbox
            className="flex"
            aria-label={`Check ${view.label}`}
            checked={row.getIsSelected()}
            onCheckedChange={(value) => row.toggleSelected(value === true)}
          />
        </td>
      )}
      {shown.map((look) => (
        <td
          key={look.id}
          className={cn(
            cellLook,
            look.align === 'right' && 'text-right tabular-nums',
            look.align === 'center' && 'text-center',
          )}
        >
          <div className={clamps[lines]}>{view.cells[look.id]}</div>
        </td>
      ))}
    </tr>
  );
}
