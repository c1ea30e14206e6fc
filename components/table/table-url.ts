/** The names in the address that belong to the table; every other name is a facet or belongs to the page. */
export const tableNames = {
  text: 'q',
  sort: 'sort',
  columns: 'columns',
  after: 'after',
  trail: 'trail',
  open: 'open',
} as const;

export type SearchParams = Record<string, string | string[] | undefined>;

/** What a page's address asks of its list. Facets come as lists, absent ones are left out. */
export type TableQuery = {
  q?: string;
  /** A column's id; with "-" before it, descending. */
  sort?: string;
  /** The cursor after which the page begins. */
  after?: string;
  /** The row whose drawer is open. */
  open?: string;
  filters: Record<string, string[]>;
};

/**
 * Reads the table's part of a page's search parameters, on the server.
 * @example const { q, sort, after, open, filters } = readTableQuery(await searchParams, ['status', 'method']);
 */
export function readTableQuery(params: SearchParams, facets: readonly string[]): TableQuery {
  const filters: Record<string, string[]> = {};
  for (const facet of facets) {
    const values = [params[facet] ?? []].flat().filter((value) => value !== '');
    if (values.length > 0) filters[facet] = values;
  }
  const one = (name: string) => [params[name] ?? []].flat().find((value) => value !== '');
  return {
    q: one(tableNames.text),
    sort: one(tableNames.sort),
    after: one(tableNames.after),
    open: one(tableNames.open),
    filters,
  };
}

/** The sort that a press on a column's title asks for: up, down, then none. */
export function nextSort(current: string | null, column: string): string | null {
  if (current === column) return `-${column}`;
  return current === `-${column}` ? null : column;
}

/** A filter or another order begins the list anew. */
export function fromTheTop(params: URLSearchParams): void {
  for (const name of [tableNames.after, tableNames.trail, tableNames.open]) params.delete(name);
}

/** No cursor has a space in it; in an address it is a plus. */
const between = ' ';

/** Steps to the page after `cursor`; the trail keeps the cursors of the pages before. */
export function stepForward(params: URLSearchParams, cursor: string): void {
  const here = params.get(tableNames.after);
  if (here !== null) params.set(tableNames.trail, [...trailOf(params), here].join(between));
  params.set(tableNames.after, cursor);
  params.delete(tableNames.open);
}

/** Steps to the page before this one. */
export function stepBack(params: URLSearchParams): void {
  const trail = trailOf(params);
  const before = trail.pop();
  if (before === undefined) params.delete(tableNames.after);
  else params.set(tableNames.after, before);
  if (trail.length === 0) params.delete(tableNames.trail);
  else params.set(tableNames.trail, trail.join(between));
  params.delete(tableNames.open);
}

/** How many pages lie before this one. */
export function pagesBefore(params: URLSearchParams): number {
  return params.has(tableNames.after) ? trailOf(params).length + 1 : 0;
}

function trailOf(params: URLSearchParams): string[] {
  const trail = params.get(tableNames.trail);
  return trail ? trail.split(between) : [];
}

type Hideable = { id: string; hidden?: boolean; fixed?: boolean };

/** The ids of the columns that are shown: those named in the address, else those not hidden at first. */
export function shownColumns(columns: readonly Hideable[], params: URLSearchParams): string[] {
  const named = params.get(tableNames.columns)?.split(',');
  return columns
    .filter((column) => column.fixed || (named ? named.includes(column.id) : !column.hidden))
    .map((column) => column.id);
}

/** Shows or hides a column; the address names the columns only where they differ from the first ones. */
export function toggleColumn(columns: readonly Hideable[], params: URLSearchParams, id: string): void {
  const shown = new Set(shownColumns(columns, params));
  if (!shown.delete(id)) shown.add(id);
  const next = columns.filter((column) => shown.has(column.id)).map((column) => column.id);
  const first = shownColumns(columns, new URLSearchParams());
  if (next.join() === first.join()) params.delete(tableNames.columns);
  else params.set(tableNames.columns, next.join(','));
}
