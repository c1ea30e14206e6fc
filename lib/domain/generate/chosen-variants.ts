import { z } from 'zod';
import { mostIds } from '../browse/schema.ts';
import { csvLine } from '../csv-line.ts';
import { Id } from '../ids.ts';
import { VariantSelection } from './variant-filter.ts';

/** Variants chosen one by one, or every variant that a filter admits; exactly one of the two. */
export const ChosenVariants = z.object({
  ids: z.array(Id).min(1).max(mostIds).optional().describe('The variants, chosen one by one'),
  filter: VariantSelection.optional().describe('Every variant that this filter admits; {} for all'),
});
export type ChosenVariants = z.infer<typeof ChosenVariants>;

/** The formats that a choice of variants is exported in; "ids" has ids and numbers alone. */
export const variantExportFormats = ['jsonl', 'csv', 'ids'] as const;
export type VariantExportFormat = (typeof variantExportFormats)[number];

const fields = [
  ...(['id', 'seq', 'problem', 'solution', 'answer', 'subject', 'level', 'method', 'source'] as const),
  ...(['status', 'checks', 'revision', 'seed', 'batch'] as const),
];
export type VariantLine = Record<(typeof fields)[number], string | number | bigint | null>;

/** The first line of a file, where its format has one. */
export const variantExportHead = (format: VariantExportFormat): string =>
  format === 'csv' ? csvLine(fields) : '';

/** One variant as a line of JSONL, of CSV (RFC 4180), or as its id and number. */
export function variantExportLine(format: VariantExportFormat, variant: VariantLine): string {
  if (format === 'csv') return csvLine(fields.map((field) => variant[field]));
  const named = format === 'ids' ? (['id', 'seq'] as const) : fields;
  return `${JSON.stringify(Object.fromEntries(named.map((field) => [field, plain(variant[field])])))}\n`;
}

const plain = (value: VariantLine[keyof VariantLine]) => (typeof value === 'bigint' ? Number(value) : value);
