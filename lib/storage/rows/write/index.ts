import type { Shape } from '#lib/domain/versions/formats/shape.ts';
import type { Container } from '../container.ts';
import { writeParquet } from './parquet.ts';
import { writeCsv, writeJsonArray, writeJsonl } from './text.ts';

type Writing = {
  container: Container;
  columns: Readonly<Record<string, Shape>>;
  /** CSV: an apostrophe stands before what a spreadsheet would compute. */
  csvGuard?: boolean;
};

/** The bytes of a file with these rows, as they are asked for; memory does not grow with their number. */
export function writeRows(
  rows: AsyncIterable<Record<string, unknown>>,
  { container, columns, csvGuard = true }: Writing,
): AsyncGenerator<Uint8Array> {
  if (container === 'jsonl') return writeJsonl(rows);
  if (container === 'json') return writeJsonArray(rows);
  if (container === 'csv') return writeCsv(rows, Object.keys(columns), csvGuard);
  return writeParquet(rows, columns);
}
