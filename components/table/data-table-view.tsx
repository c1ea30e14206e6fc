'use client';

import {
  columnVisibilityFeature,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { cn } from '#components/ui/cn.ts';
import { FilterBar } from './filter-bar.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { TableDrawer } from './table-drawer.tsx';
import { TableFooter, totalText } from './table-footer.tsx';
import { TableGrid } from './table-grid.tsx';
import type { ColumnLook, RowView, TableFrame } from './table-types.ts';
import { shownColumns, tableNames } from './table-url.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useTableUrl } from './use-table-url.ts';

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });
export type Features = typeof features;

/** DataTable after its cells are made. Pages use DataTable. */
export function DataTableView({
  rows,
  columns,
  ...frame
}: TableFrame & { rows: readonly RowView[]; columns: readonly ColumnLook[] }) {
  const url = useTableUrl();
  const [selected, setSelected] = useState<RowSelectionState>({});
  const shown = shownColumns(columns, url.params);
  const table = useTable({
    features,
    data: useMemo(() => [...rows], [rows]),
    columns: useMemo(() => columns.map((look) => ({ id: look.id, header: look.title })), [columns]),
    getRowId: (row) => row.id,
    state: {
      columnVisibility: Object.fromEntries(columns.map(({ id }) => [id, shown.includes(id)])),
      rowSelection: selected,
    },
    onRowSelectionChange: setSelected,
    enableRowSelection: Boolean(frame.selectionActions),
  });
  const withDrawer = frame.drawer !== undefined;
  const keys = useRowKeys({ rows, url, withDrawer, toggle: (id) => table.getRow(id).toggleSelected() });
  const filtered = isFiltered(url.arrived, frame);
  const opened = rows.find((row) => row.id === url.params.get(tableNames.open));
  return (
    <div className="relative flex min-h-0 flex-1">
      <section aria-label={frame.label} className="flex min-h-0 min-w-0 flex-1 flex-col">
        <FilterBar url={url} columns={columns} {...frame} />
        <TableGrid
          table={table}
          looks={columns}
          keys={keys}
          url={url}
          frame={frame}
          filtered={filtered}
          className={cn(url.pending && 'opacity-60')}
        />
        <TableFooter url={url} page={frame.page} rowCount={rows.length} />
        <SelectionBar
          selection={{ ids: Object.keys(selected), clear: () => setSelected({}) }}
          beside={url.params.has(tableNames.open)}
        >
          {frame.selectionActions}
        </SelectionBar>
        <p aria-live="polite" className="sr-only">
          {announcement(frame, rows.length, url.pending, opened)}
        </p>
      </section>
      {withDrawer && (
        <TableDrawer
          row={opened}
          open={url.params.get(tableNames.open)}
          arrived={url.arrived.get(tableNames.open)}
          width={frame.drawerWidth ?? 640}
          onClose={keys.close}
        >
          {frame.drawer}
        </TableDrawer>
      )}
    </div>
  );
}

function isFiltered(params: URLSearchParams, { facets = [] }: TableFrame): boolean {
  return params.has(tableNames.text) || facets.some((facet) => params.has(facet.id));
}

/** What screen readers hear when the rows or the drawer change. */
function announcement(
  { label, page }: TableFrame,
  count: number,
  pending: boolean,
  opened?: RowView,
): string {
  if (pending) return 'Loading';
  if (opened) return `${opened.label} is shown beside the list`;
  return `${label}: ${page.total ? totalText(page) : count} rows`;
}
