import type { ReactNode } from 'react';
import type { ListFrame } from '#lib/domain/browse/schema.ts';
import type { KeyedRow } from './browse-address.ts';
import type { Column, Facet, TableFrame } from './table-types.ts';
import type { FacetAnswer } from './use-counts.ts';

/** A page of a list as its verb gives it. */
export type ListPage<Row> = ListFrame & { items: readonly Row[] };

/** A list of any length: a window of its rows is loaded, those that can be seen are drawn. */
export type BrowseList<Row extends KeyedRow = KeyedRow> = {
  /** The address of the list's verb, such as "/api/v1/seeds"; beside it stand its facets and its position. */
  path: string;
  project: string;
  /** The first page, which came with the page itself. */
  first: ListPage<Row>;
  columns: readonly Column<Row>[];
  rowId: (row: Row) => string;
  rowLabel: (row: Row) => string;
  /** The page of the row with this id, and what its drawer is called while its row is not here. */
  hrefOf: (id: string) => string;
  openLabel: string;
  facets: readonly Facet[];
  /** What the facets' answer says beyond counts: titles of values that are not known before. */
  titles?: (answer: FacetAnswer) => Record<string, Record<string, string>>;
  /** Called with rows that may come into sight next: what drawing them costs can be paid before. */
  prepare?: (rows: readonly Row[]) => void;
  /** Saved views of the list. */
  views?: ReactNode;
} & Pick<TableFrame, 'label' | 'textFilter' | 'drawer' | 'drawerWidth' | 'empty' | 'selectionActions'>;

/** Pixels of a row and of the head above them. */
export const rowHeight = 40;
export const headHeight = 32;
