import { DataTableView } from './data-table-view.tsx';
import type { Column, RowView, TableFrame } from './table-types.ts';

export type { Column, Facet, FacetOption, TablePage } from './table-types.ts';

/**
 * The table of a list: filters, sort, columns, page and open row live in the address, so Back works and a link shows
 * the same. Render it in a server component: cells become nodes there (mathematics is set on the server) and no
 * function crosses to the browser. It fills its parent's height: put it in `<Page fill>`.
 *
 * - `rows`, `columns`: the rows of this page and how each column shows one (see Column for widths, sort, hiding).
 * - `rowId`, `rowLabel`: a stable id and the name that screen readers say.
 * - `rowHref`: the row's own page. Enter or ⌘-click goes there; so does a click where there is no drawer.
 * - `drawer`: what to show for ?open=<id>; null while none is open. A click or Space opens it, Esc closes it,
 *   J and K take it along.
 * - `page`: { nextAfter, total?, limit? }: the keyset cursor of the next page.
 * - `facets`: filters over closed sets; each writes ?<facet id>=<value>, repeated for several.
 * - `textFilter`: the placeholder of the text filter, ?q=….
 * - `empty`: the EmptyState of a list without any row.
 * - `selectionActions`: gives rows check boxes; a client component that calls `useSelection()`.
 * Keys: J/K move, Enter opens the page, Space the drawer, X checks, / filters, [ and ] turn pages.
 *
 * @example
 * const query = readTableQuery(await searchParams, ['subject', 'level']);
 * const list = await load(listSeeds, { project, ...query.filters, q: query.q, after: query.after });
 * <Page title="Seeds" fill>
 *   <DataTable label="Seeds" rows={list.items} columns={seedColumns} rowId={(s) => s.id}
 *     rowLabel={(s) => `Seed ${s.seq}`} rowHref={(s) => `/${project}/seeds/${s.id}`}
 *     page={{ nextAfter: list.nextAfter, total: list.total }} facets={facets} textFilter="Find in problems"
 *     drawer={query.open ? <SeedView id={query.open} /> : null} empty={<EmptyState>…</EmptyState>} />
 * </Page>
 */
export function DataTable<Row>({
  rows,
  columns,
  rowId,
  rowLabel,
  rowHref,
  ...frame
}: TableFrame & {
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  rowLabel: (row: Row) => string;
  rowHref?: (row: Row) => string;
}) {
  const views = rows.map(
    (row): RowView => ({
      id: rowId(row),
      label: rowLabel(row),
      href: rowHref?.(row),
      cells: Object.fromEntries(columns.map((column) => [column.id, column.cell(row)])),
    }),
  );
  const looks = columns.map(({ cell: _, ...look }) => look);
  return <DataTableView rows={views} columns={looks} {...frame} />;
}
