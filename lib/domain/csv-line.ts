import { guardedCell } from './csv-guard.ts';

type CsvValue = string | number | bigint | null;

/** The same with texts that a spreadsheet would compute made harmless; its header is `guardedHeader`. */
export const guardedLine = (values: readonly CsvValue[]): string =>
  csvLine(values.map((value) => (typeof value === 'string' ? guardedCell(value) : value)));

/** One line of CSV (RFC 4180), with its line break; null is an empty cell. Foreign texts go through `guardedLine`. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: CsvValue): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
