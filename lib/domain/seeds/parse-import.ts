import { invalid } from '../errors.ts';
import { finishDraft } from './finish-draft.ts';
import type { Row } from './formats/format.ts';
import { findFormat, formats } from './formats/index.ts';
import type { ColumnMapping } from './requests.ts';
import type { ImportProblem, ParsedSeed } from './schema.ts';

/** How well a format fits, from 0 to 1. */
export interface FormatGuess {
  format: string;
  confidence: number;
}

/** The best guess (`format` null when nothing fits: choose columns) and the other formats that fit at all. */
export interface FormatRecognition {
  format: string | null;
  confidence: number;
  alternatives: FormatGuess[];
}

/** How many rows are enough to recognise a format. */
export const SAMPLE_ROWS = 50;

/** Recognises the format of a file by the fields of its first rows; rows that are no objects count against all. */
export function recogniseFormat(rows: readonly unknown[]): FormatRecognition {
  const sample = rows.slice(0, SAMPLE_ROWS);
  const guesses = formats
    .map((format) => {
      const total = sample.reduce<number>((sum, row) => sum + (isRow(row) ? format.recognise(row) : 0), 0);
      return { format: format.id, confidence: sample.length === 0 ? 0 : total / sample.length };
    })
    .filter(({ confidence }) => confidence > 0)
    .sort((a, b) => b.confidence - a.confidence);
  const [best, ...alternatives] = guesses;
  return { format: best?.format ?? null, confidence: best?.confidence ?? 0, alternatives };
}

/** The columns of the first rows, in the order in which they appear. */
export function columnsOf(rows: readonly unknown[]): string[] {
  return [...new Set(rows.slice(0, SAMPLE_ROWS).flatMap((row) => (isRow(row) ? Object.keys(row) : [])))];
}

/**
 * Reads one row in a format. A row that is wrong gives its problems, all at once, and never throws; an unknown
 * format, or "custom" without a mapping, is an error of the caller (INVALID).
 */
export function parseRow(
  format: string,
  mapping: ColumnMapping | null,
  row: unknown,
  line: number,
): { seed: ParsedSeed } | { problems: ImportProblem[] } {
  const found = findFormat(format);
  if (!found) throw invalid(`There is no dataset format "${format}".`);
  if (found.id === 'custom' && !mapping) throw invalid('The format "custom" needs a mapping of columns.');
  if (!isRow(row))
    return { problems: [{ line, field: null, message: 'The row is not an object with fields.' }] };
  return finishDraft(row, found.toDraft(row, mapping ?? undefined), line);
}

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null && !Array.isArray(row);
}
