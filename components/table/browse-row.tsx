'use client';

import { type MouseEvent, memo } from 'react';
import { cn } from '#components/ui/cn.ts';
import { RowCheckbox } from './row-checkbox.tsx';
import type { Column } from './table-types.ts';
import type { BrowseKeys } from './use-browse-keys.ts';

export type RowActs = Pick<BrowseKeys, 'ref' | 'open' | 'setActive'> & {
  check: (id: string, checked: boolean) => void;
  /** Checks every loaded row, or none. */
  checkAll: (checked: boolean) => void;
};

type BrowseRowProps<Row> = {
  row: Row;
  id: string;
  label: string;
  href: string;
  /** 1-based, among the loaded rows. */
  index: number;
  columns: readonly Column<Row>[];
  /** Pixels from the left at which a column stays. */
  pins: ReadonlyMap<string, number>;
  selectable: boolean;
  checked: boolean;
  active: boolean;
  open: boolean;
  /** Never changes: what it calls is looked up when it is called. */
  acts: RowActs;
};

function Row<R>({
  row,
  id,
  label,
  href,
  index,
  columns,
  pins,
  selectable,
  checked,
  active,
  open,
  acts,
}: BrowseRowProps<R>) {
  const press = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a, button, input, label, summary')) return;
    if (window.getSelection()?.type === 'Range') return;
    if (event.metaKey || event.ctrlKey) window.open(href, '_blank', 'noopener');
    else acts.open(id);
  };
  return (
    <tr
      ref={(element) => acts.ref(id, element)}
      tabIndex={active ? 0 : -1}
      aria-label={label}
      aria-rowindex={index + 1}
      data-state={checked ? 'selected' : undefined}
      data-open={open || undefined}
      onFocus={() => acts.setActive(id)}
      onClick={press}
      className={cn(
        'group/row cursor-default bg-background -outline-offset-2 hover:bg-muted',
        checked && 'bg-primary-soft hover:bg-primary-soft',
        open && 'bg-primary-soft hover:bg-primary-soft',
      )}
    >
      {selectable && (
        <td className="h-10 border-border border-b bg-inherit pr-0 pl-4 align-middle md:pl-6">
          <RowCheckbox
            label={`Check ${label}`}
            checked={checked}
            onCheck={(value) => acts.check(id, value)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          style={{ left: pins.get(column.id) }}
          className={cn(
            'h-10 border-border border-b bg-inherit p-0 last:pr-1 first:pl-1 md:last:pr-3 md:first:pl-3',
            pins.has(column.id) && 'sticky z-[5]',
            column.align === 'right' && 'text-right tabular-nums',
            column.align === 'center' && 'text-center',
          )}
        >
          <div className="h-[39px] truncate px-3 contain-content leading-[39px] [&_.katex]:whitespace-nowrap!">
            {column.cell(row)}
          </div>
        </td>
      ))}
    </tr>
  );
}

/** One row of a long list. It is drawn again only when something of it changes: scrolling leaves it alone. */
export const BrowseRow = memo(Row) as typeof Row;
