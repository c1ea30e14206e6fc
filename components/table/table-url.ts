/** The names in the address that belong to the table; every other name is a facet or belongs to the page. */
export const tableNames = {
  text: 'q',
  sort: 'sort',
  columns: 'columns',
  pinned: 'pinned',
  after: 'after',
  before: 'before',
  trail: 'trail',
  open: 'open',
} as const;

export type SearchParams = Record<string, string | string[] | undefined>;

/** What a page's address asks of its list. Facets come as lists, absent ones are left out. */
export type TableQuery = {
  q?: string;
  /** A column's id; with "-" before it, descending. */
  sort?: string;
  /** The cursor after which the page begins, or before which it ends. */
  after?: string;
  before?: string;
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
    before: one(tableNames.before),
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
  for (const name of [tableNames.after, tableNames.before, tableNames.trail, tableNames.open])
    params.delete(name);
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

/** The part of an address that says which columns are shown, and how. */
export function columnsOf(params: URLSearchParams): string {
  const named = [tableNames.columns, tableNames.pinned].flatMap((name) => {
    const value = params.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new URLSearchParams(named).toString();
}

type Hideable = { id: string; hidden?: boolean; fixed?: boolean };

/** The ids of the columns that are shown, in their order: those named in the address, else those not hidden at first. */
export function shownColumns(columns: readonly Hideable[], params: URLSearchParams): string[] {
  const named = params.get(tableNames.columns)?.split(',');
  if (!named) return columns.filter((column) => column.fixed || !column.hidden).map((column) => column.id);
  const known = named.filter((id) => columns.some((column) => column.id === id));
  const missing = columns.filter((column) => column.fixed && !known.includes(column.id));
  return [...missing.map((column) => column.id), ...new Set(known)];
}

/** The ids of the columns that stay at the left while the others scroll. */
export function pinnedColumns(columns: readonly Hideable[], params: URLSearchParams): string[] {
  const named = params.get(tableNames.pinned)?.split(',') ?? [];
  return columns.filter((column) => named.includes(column.id)).map((column) => column.id);
}

/** Pins a column, or lets it go. */
export function togglePin(columns: readonly Hideable[], params: URLSearchParams, id: string): void {
  const pinned = new Set(pinnedColumns(columns, params));
  if (!pinned.delete(id)) pinned.add(id);
  if (pinned.size === 0) params.delete(tableNames.pinned);
  else params.set(tableNames.pinned, [...pinned].join(','));
}

/** Moves a column that is shown one place to the left (-1) or to the right (1). */
export function moveColumn(
  columns: readonly Hideable[],
  params: URLSearchParams,
  id: string,
  by: -1 | 1,
): void {
  const shown = shownColumns(columns, params);
  const from = shown.indexOf(id);
  const to = from + by;
  if (from === -1 || to < 0 || to >= shown.length) return;
  shown.splice(to, 0, ...shown.splice(from, 1));
  nameColumns(columns, params, shown);
}

/** Shows or hides a column: a new one stands where it stood at first among those that are shown. */
export function toggleColumn(columns: readonly Hideable[], params: URLSearchParams, id: string): void {
  const shown = shownColumns(columns, params);
  const present = shown.indexOf(id);
  const rank = (one: string) => columns.findIndex((column) => column.id === one);
  const at = shown.findIndex((one) => rank(one) > rank(id));
  if (present === -1) shown.splice(at === -1 ? shown.length : at, 0, id);
  else shown.splice(present, 1);
  nameColumns(columns, params, shown);
}

/** The address names the columns only where they differ from the first ones. */
function nameColumns(columns: readonly Hideable[], params: URLSearchParams, shown: readonly string[]): void {
  const first = shownColumns(columns, new URLSearchParams());
  if (shown.join() === first.join()) params.delete(tableNames.columns);
  else params.set(tableNames.columns, shown.join(','));
}
