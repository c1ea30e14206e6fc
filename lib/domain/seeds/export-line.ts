import { type ExportFormat, type ExportRow, exportLine } from '../browse/export-lines.ts';

/** What is exported of a seed. */
export const seedFields = [
  ...(['id', 'seq', 'problem', 'solution', 'answer', 'subject', 'level', 'method', 'source'] as const),
];

/** One seed as a line of JSONL, of CSV (RFC 4180), or as its id and number. */
export const exportSeedLine = (format: ExportFormat, seed: ExportRow<(typeof seedFields)[number]>): string =>
  exportLine(format, seedFields, seed);
