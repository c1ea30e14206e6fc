import { parseRow } from '#lib/domain/seeds/parse-import.ts';
import type { ColumnMapping } from '#lib/domain/seeds/requests.ts';
import type { ParsedSeed } from '#lib/domain/seeds/schema.ts';
import type { FileRow } from '#lib/storage/rows/index.ts';

export type RowProblem = { line: number; field: string | null; message: string };

/** One row of a file, read: a seed, or what is wrong with it. */
export type ReadRow =
  | { line: number; seed: ParsedSeed; problems?: undefined }
  | { line: number; problems: RowProblem[]; seed?: undefined };

/** One row of a file as a seed, or its problems. */
export function readRow(format: string, mapping: ColumnMapping | null, row: FileRow): ReadRow {
  const { line } = row;
  if ('error' in row) return { line, problems: [{ line, field: null, message: row.error }] };
  const parsed = parseRow(format, mapping, row.value, line);
  if ('seed' in parsed) return { line, seed: parsed.seed };
  return {
    line,
    problems: parsed.problems.map(({ field, message }) => ({ line, field: field ?? null, message })),
  };
}
