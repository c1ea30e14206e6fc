'use client';

import { filterQuery, type KeyedRow, listQuery } from './browse-address.ts';
import { BrowseRows } from './browse-rows.tsx';
import type { BrowseList } from './browse-types.ts';
import { FilterBar } from './filter-bar.tsx';
import { TableDrawer } from './table-drawer.tsx';
import { tableNames } from './table-url.ts';
import { useFacetCounts } from './use-counts.ts';
import { useTableUrl } from './use-table-url.ts';

/**
 * A list of any length. Filters, order, columns, place and open row live in the address, so Back works and a link
 * shows the same. A window of rows around the place is loaded and goes along as one scrolls; rows that cannot be seen
 * are not drawn. Counts, facets and the position slider come beside the rows and never keep them waiting.
 * Keys: J/K and the arrows move, Enter opens the page, Space the drawer, X checks, / searches.
 */
export function BrowseTable<Row extends KeyedRow>({ list }: { list: BrowseList<Row> }) {
  const url = useTableUrl();
  const query = listQuery(url.arrived, list.project);
  const facets = useFacetCounts(list.facets, `${list.path}/facets?${filterQuery(query)}`, list.titles);
  const { first } = list;
  const open = url.params.get(tableNames.open);
  const close = () => url.go((params) => params.delete(tableNames.open));
  return (
    <div className="relative flex min-h-0 flex-1">
      <section aria-label={list.label} className="flex min-h-0 min-w-0 flex-1 flex-col">
        <FilterBar
          url={url}
          label={list.label}
          columns={list.columns}
          arrange
          facets={facets}
          textFilter={list.textFilter}
          page={{ total: first.total, capped: first.totalIsCapped }}
          toolbar={list.views}
        />
        <BrowseRows key={query} list={{ ...list, facets }} query={query} url={url} />
      </section>
      {list.drawer !== undefined && (
        <TableDrawer
          row={drawerRow(list, open)}
          open={open}
          arrived={url.arrived.get(tableNames.open)}
          width={list.drawerWidth ?? 640}
          onClose={close}
        >
          {list.drawer}
        </TableDrawer>
      )}
    </div>
  );
}

/** Name and page of the open row, also where it is no longer among the loaded ones. */
function drawerRow<Row extends KeyedRow>(list: BrowseList<Row>, open: string | null) {
  if (open === null) return undefined;
  const row = list.first.items.find((one) => list.rowId(one) === open);
  return { id: open, label: row ? list.rowLabel(row) : list.openLabel, href: list.hrefOf(open), cells: {} };
}
