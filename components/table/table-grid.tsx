'use client';

import type { ReactTable } from '@tanstack/react-table';
import { SearchXIcon } from 'lucide-react';
import { EmptyState } from '#components/layout/empty-state.tsx';
import { Button } from '#components/ui/button.tsx';
import { cn } from '#components/ui/cn.ts';
import type { Features } from './data-table-view.tsx';
import { GridRow } from './grid-row.tsx';
import { TableHead } from './table-head.tsx';
import type { ColumnLook, Facet, RowView, TableFrame } from './table-types.ts';
import { fromTheTop, tableNames } from './table-url.ts';
import type { RowKeys } from './use-row-keys.ts';
import type { TableUrl } from './use-table-url.ts';

export type Grid = ReactTable<Features, RowView>;

type GridProps = {
  table: Grid;
  looks: readonly ColumnLook[];
  keys: RowKeys;
  url: TableUrl;
  frame: TableFrame;
  filtered: boolean;
  className?: string;
};

/** The rows in their own scrolling box, under a head that stays. */
export function TableGrid({ table, looks, keys, url, frame, filtered, className }: GridProps) {
  const rows = table.getRowModel().rows;
  const shown = looks.filter((look) => table.getColumn(look.id)?.getIsVisible());
  const selectable = Boolean(frame.selectionActions);
  if (rows.length === 0) {
    return (
      <div className="min-h-0 flex-1 overflow-auto">
        {filtered ? <NoMatch url={url} facets={frame.facets} /> : frame.empty}
      </div>
    );
  }
  const least = shown.reduce((sum, look) => sum + (look.width ?? look.minWidth ?? 240), selectable ? 40 : 0);
  return (
    <div className="relative min-h-0 flex-1 overflow-auto overscroll-contain">
      <table
        className={cn(
          'w-full table-fixed border-separate border-spacing-0 text-sm transition-opacity',
          className,
        )}
        style={{ minWidth: least }}
        aria-label={frame.label}
        aria-busy={url.pending}
      >
        <colgroup>
          {selectable && <col style={{ width: 40 }} />}
          {shown.map((look) => (
            <col key={look.id} style={{ width: look.width }} />
          ))}
        </colgroup>
        <TableHead
          {...{ url, selectable }}
          columns={shown}
          checkLabel="Check all rows of this page"
          checked={table.getIsAllRowsSelected() || (table.getIsSomeRowsSelected() ? 'indeterminate' : false)}
          checkAll={(checked) => table.toggleAllRowsSelected(checked)}
        />
        <tbody>
          {rows.map((row) => (
            <GridRow
              key={row.id}
              row={row}
              shown={shown}
              keys={keys}
              selectable={selectable}
              lines={frame.lines ?? 1}
              open={url.params.get(tableNames.open) === row.id}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** No row passes the filters. */
export function NoMatch({ url, facets = [] }: { url: TableUrl; facets?: readonly Facet[] }) {
  const clear = () =>
    url.go((params) => {
      for (const name of [tableNames.text, ...facets.map((facet) => facet.id)]) params.delete(name);
      fromTheTop(params);
    });
  return (
    <EmptyState
      icon={<SearchXIcon />}
      action={
        <Button variant="outline" onClick={clear}>
          Clear the filters
        </Button>
      }
    >
      Nothing matches these filters.
    </EmptyState>
  );
}
