import { writeCursor } from '#lib/domain/browse/cursor.ts';
import { tableNames } from './table-url.ts';

/** Names in a page's address that do not choose rows. */
const apart = [
  ...[tableNames.after, tableNames.before, tableNames.trail, tableNames.open],
  ...[tableNames.columns, tableNames.pinned, tableNames.text],
];

/** The order of a list whose address names none: a search shows the newest first. */
const sortOf = (params: URLSearchParams): string =>
  params.get(tableNames.sort) ?? (params.get(tableNames.text) ? '-seq' : 'seq');

/** The query of a list's verb for a page's address: its filters, its search and its order, without a place. */
export function listQuery(params: URLSearchParams, project: string): string {
  const query = new URLSearchParams(params);
  for (const name of apart) query.delete(name);
  // An address that was typed may name a filter without a value: it asks for nothing.
  for (const [name, value] of params) if (value === '') query.delete(name, value);
  const text = params.get(tableNames.text);
  if (text) query.set('text', text);
  query.set('sort', sortOf(params));
  query.set('project', project);
  return query.toString();
}

/** The same without its order: what facets, positions and acts on all rows ask for. */
export function filterQuery(query: string): string {
  const params = new URLSearchParams(query);
  params.delete('sort');
  return params.toString();
}

export type ListOrder = { by: 'seq' | 'level' | 'tokens' | 'rank'; descending: boolean };

/** The order that a list's query asks for. */
export function orderOf(query: string): ListOrder {
  const sort = new URLSearchParams(query).get('sort') ?? 'seq';
  const by = sort.replace(/^-/, '');
  return {
    by: by === 'level' || by === 'tokens' || by === 'rank' ? by : 'seq',
    descending: sort.startsWith('-') || by === 'rank',
  };
}

export type KeyedRow = { seq: number; level: number | null; tokens: number | null };

/** The place after a row, as the list's verb writes it; a ranked row has none that a browser knows. */
export function cursorOf(row: KeyedRow, { by }: ListOrder): string {
  return writeCursor(by === 'level' || by === 'tokens' ? { value: row[by], seq: row.seq } : { seq: row.seq });
}
