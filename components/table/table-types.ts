import type { ReactNode } from 'react';

/** How a column is shown. */
export type ColumnLook = {
  id: string;
  title: string;
  /** Numbers stand right with tabular figures; "left" otherwise. */
  align?: 'left' | 'right' | 'center';
  /** Pixels. A column without one takes what is left, at least `minWidth` (240). */
  width?: number;
  minWidth?: number;
  /** Its title sorts the list: the address gets sort=<id> or sort=-<id>. */
  sortable?: boolean;
  /** Not shown until someone turns it on in the column menu. */
  hidden?: boolean;
  /** Cannot be turned off. */
  fixed?: boolean;
};

/** A column with what it shows of a row. */
export type Column<Row> = ColumnLook & { cell: (row: Row) => ReactNode };

/** A row as the client gets it: its cells are made where DataTable is rendered, on the server as a rule. */
export type RowView = {
  id: string;
  /** What screen readers call it. */
  label: string;
  /** Its page; Enter and ⌘-click go there. */
  href?: string;
  cells: Record<string, ReactNode>;
};

export type FacetOption = {
  value: string;
  title: string;
  /** How many rows have it; where counting stopped there are more. */
  count?: number;
  capped?: boolean;
  /** The count comes from a sample of rows. */
  estimate?: boolean;
  icon?: ReactNode;
};

/** A filter over a closed set of values: ?<id>=a&<id>=b. */
export type Facet = {
  id: string;
  title: string;
  options: readonly FacetOption[];
  /** At most one value at a time. */
  single?: boolean;
};

/** Where the page stands in the list. */
export type TablePage = {
  /** The cursor that the address asked for. */
  after?: string | number | null;
  /** The cursor of the next page; null or absent at the end. */
  nextAfter?: string | number | null;
  /** Rows that match, where it is cheap to know. */
  total?: number | null;
  /** The total is a guess of the database. */
  estimate?: boolean;
  /** Counting stopped at the total: there are more. */
  capped?: boolean;
  /** Rows in a full page (50). */
  limit?: number;
};

/** What stands around the rows; all of it can cross from server to client. */
export type TableFrame = {
  /** Names the table for screen readers: "Seeds". */
  label: string;
  page: TablePage;
  facets?: readonly Facet[];
  /** The placeholder of the text filter (?q=…); without one there is none. */
  textFilter?: string;
  /** Lines of text in a row: 1 (40 px high, the default), 2 (64 px) or 3 (88 px). */
  lines?: 1 | 2 | 3;
  /** What the drawer shows of the row named by ?open=…; null while none is open. Leave out for tables without one. */
  drawer?: ReactNode;
  /** Pixels; 640. */
  drawerWidth?: number;
  /** Shown instead of rows where the list is empty and nothing filters it. */
  empty?: ReactNode;
  /** Rows get check boxes; this shows at the bottom while some are checked. It calls useSelection(). */
  selectionActions?: ReactNode;
  /** More controls at the right of the filter bar. */
  toolbar?: ReactNode;
};
