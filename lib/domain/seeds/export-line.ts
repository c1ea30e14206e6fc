import { csvLine } from '../csv-line.ts';

/** The formats that a choice of seeds is exported in; "ids" has ids and numbers alone. */
export const seedExportFormats = ['jsonl', 'csv', 'ids'] as const;
export type SeedExportFormat = (typeof seedExportFormats)[number];

const fields = [
  'id',
  'seq',
  'problem',
  'solution',
  'answer',
  'subject',
  'level',
  'method',
  'source',
] as const;
export type SeedLine = Record<(typeof fields)[number], string | number | bigint | null>;

/** The first line of a file, where its format has one. */
export const exportHead = (format: SeedExportFormat): string =>
  format === 'csv' ? `${fields.join(',')}\r\n` : '';

/** One seed as a line of JSONL, of CSV (RFC 4180), or as its id and number. */
export function exportSeedLine(format: SeedExportFormat, seed: SeedLine): string {
  if (format === 'csv') return csvLine(fields.map((field) => seed[field]));
  const named = format === 'ids' ? (['id', 'seq'] as const) : fields;
  return `${JSON.stringify(Object.fromEntries(named.map((field) => [field, plain(seed[field])])))}\n`;
}

const plain = (value: SeedLine[keyof SeedLine]) => (typeof value === 'bigint' ? Number(value) : value);
