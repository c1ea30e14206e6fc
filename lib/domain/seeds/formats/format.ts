import type { ColumnMapping } from '../requests.ts';

/** One row of a file, as JSON gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** A value with the column it came from, so that a fault can name the column; null where it was derived. */
export interface Cell {
  column: string | null;
  value: unknown;
  /** How it was found, where it was derived. */
  rule?: string;
}

/** The original of a synthetic row, its method and its source, in the words of the dataset; null where it names none. */
export interface DraftDerivation {
  derivedFrom: { problem: Cell; answer?: Cell } | null;
  method?: Cell;
  source?: Cell;
}

/** The worse one of two solutions of the row's problem, and where the preference comes from where the row says that. */
export interface DraftRejected {
  solution: Cell;
  answer?: Cell;
  from?: Cell;
}

/** What a format makes of a row before anything is checked. What is left out is null in the seed. */
export interface SeedDraft {
  problem: Cell;
  solution?: Cell;
  answer?: Cell;
  subject?: Cell;
  level?: Cell;
  originalId?: Cell;
  /** Columns that only repeat the above; every other column goes into `meta`. */
  repeats?: readonly string[];
  /** Why nothing can be made of the row: a column and what is wrong with it. */
  fault?: { column: string; message: string };
  /** Where the row came from, for rows that were made out of other problems. */
  derivation?: DraftDerivation;
  /** Of a preference pair: what the solution is preferred to. */
  rejected?: DraftRejected;
  /** Facts about the row that no column holds. */
  facts?: Record<string, unknown>;
}

/** A dataset format: how its rows are known by their fields, and what they mean. */
export interface DatasetFormat {
  /** The id in commands, requests and stored imports. */
  id: string;
  title: string;
  /** The fields it is known by, for people. */
  fields: string;
  /** What its licence or its making asks to be careful about. */
  caveat?: string;
  /** From 0 (another format) to 1 (certainly this one), judged by one row. */
  recognise(row: Row): number;
  /** Reads a row that may be malformed; never throws. `mapping` matters to the format "custom" only. */
  toDraft(row: Row, mapping?: ColumnMapping): SeedDraft;
}

/** The cell of a column; absent columns have the value undefined. */
export function cell(row: Row, column: string): Cell {
  return { column, value: Object.hasOwn(row, column) ? row[column] : undefined };
}

/** The cell of a column that holds a list or an object, also where a table such as CSV has it as JSON. */
export function nestedCell(row: Row, column: string): Cell {
  const { value } = cell(row, column);
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return { column, value };
  try {
    const parsed: unknown = JSON.parse(value);
    return { column, value: parsed };
  } catch {
    return { column, value };
  }
}

/** Whether every named column holds a text. */
export function hasText(row: Row, ...columns: string[]): boolean {
  return columns.every((column) => typeof cell(row, column).value === 'string');
}

/** Whether every named column is there, whatever it holds. */
export function has(row: Row, ...columns: string[]): boolean {
  return columns.every((column) => Object.hasOwn(row, column));
}
