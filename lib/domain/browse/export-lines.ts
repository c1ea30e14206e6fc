import { z } from 'zod';
import { guardedHeader } from '../csv-guard.ts';
import { guardedLine } from '../csv-line.ts';

/** What chosen rows are exported in; "ids" has ids and numbers alone. */
export const ExportFormat = z.enum(['jsonl', 'csv', 'ids']);
export type ExportFormat = z.infer<typeof ExportFormat>;

export type ExportRow<Field extends string> = Record<Field | 'id' | 'seq', string | number | bigint | null>;

/** The first line of a file of these fields, where its format has one; otherwise the empty text. */
export const exportHead = (format: ExportFormat, fields: readonly string[]): string =>
  format === 'csv' ? guardedHeader(fields) : '';

/** One row as a line of JSONL, of CSV (RFC 4180), or as its id and number. */
export function exportLine<Field extends string>(
  format: ExportFormat,
  fields: readonly Field[],
  row: ExportRow<Field>,
): string {
  if (format === 'csv') return guardedLine(fields.map((field) => row[field]));
  const named = format === 'ids' ? (['id', 'seq'] as const) : fields;
  return `${JSON.stringify(Object.fromEntries(named.map((field) => [field, plain(row[field])])))}\n`;
}

const plain = <T>(value: T) => (typeof value === 'bigint' ? Number(value) : value);
