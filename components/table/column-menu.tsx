'use client';

import { ArrowDownIcon, ArrowUpIcon, Columns3Icon, PinIcon, PinOffIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Popover, PopoverContent, PopoverTrigger } from '#components/ui/popover.tsx';
import type { ColumnLook } from './table-types.ts';
import { moveColumn, pinnedColumns, shownColumns, toggleColumn, togglePin } from './table-url.ts';
import type { TableUrl } from './use-table-url.ts';

type MenuProps = { url: TableUrl; columns: readonly ColumnLook[]; arrange?: boolean };

/** Which columns are shown; with `arrange` also in which order, and which stay at the left. */
export function ColumnMenu({ url, columns, arrange = false }: MenuProps) {
  const shown = shownColumns(columns, url.params);
  const hidden = columns.filter((column) => !shown.includes(column.id)).map((column) => column.id);
  const listed = arrange
    ? [...shown, ...hidden]
    : columns.filter((column) => !column.fixed).map(({ id }) => id);
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="outline">
          <Columns3Icon /> Columns
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" className="w-72 p-1">
        <ul aria-label="Columns">
          {listed.map((id) => {
            const column = columns.find((one) => one.id === id);
            if (!column) return null;
            return (
              <ColumnItem key={id} {...{ column, url, columns, arrange }} checked={shown.includes(id)} />
            );
          })}
        </ul>
      </PopoverContent>
    </Popover>
  );
}

type ItemProps = MenuProps & { column: ColumnLook; checked: boolean };

function ColumnItem({ column, url, columns, arrange, checked }: ItemProps) {
  const { id, title } = column;
  const own = useId();
  const pinned = pinnedColumns(columns, url.params).includes(id);
  const note = (change: (params: URLSearchParams) => void) => () => url.note(change);
  return (
    <li className="flex h-8 items-center gap-1 rounded-md pr-1 pl-2 text-sm hover:bg-accent">
      <span className="flex min-w-0 flex-1 items-center gap-2">
        <Checkbox
          id={own}
          checked={checked}
          disabled={column.fixed}
          onCheckedChange={note((params) => toggleColumn(columns, params, id))}
        />
        <label htmlFor={own} className="flex-1 cursor-pointer truncate">
          {title}
        </label>
      </span>
      {arrange && checked && (
        <>
          <Act label={`Move ${title} left`} onClick={note((params) => moveColumn(columns, params, id, -1))}>
            <ArrowUpIcon />
          </Act>
          <Act label={`Move ${title} right`} onClick={note((params) => moveColumn(columns, params, id, 1))}>
            <ArrowDownIcon />
          </Act>
          <Act
            label={pinned ? `Unpin ${title}` : `Pin ${title} to the left`}
            onClick={note((params) => togglePin(columns, params, id))}
          >
            {pinned ? <PinOffIcon /> : <PinIcon />}
          </Act>
        </>
      )}
    </li>
  );
}

function Act({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="ghost" size="icon-sm" aria-label={label} title={label} onClick={onClick}>
      {children}
    </Button>
  );
}
