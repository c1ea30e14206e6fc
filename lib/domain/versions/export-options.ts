import { z } from 'zod';
import { Flag } from '../flag.ts';
import { FormatId, fitsKind, formatById } from './formats/index.ts';
import { AnswerPolicy } from './training-text.ts';

export const ExportContainer = z.enum(['jsonl', 'json', 'csv', 'parquet']);
/** How the records of an export are packed into a file. */
export type ExportContainer = z.infer<typeof ExportContainer>;

/** The content type of each. */
export const containerTypes: Record<ExportContainer, string> = {
  jsonl: 'application/x-ndjson; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};

/** All that decides the bytes of an exported file, beside the version. */
export const ExportOptions = z.object({
  format: FormatId.default('chat').describe('The format of the records'),
  container: ExportContainer.default('jsonl').describe('JSON Lines, a JSON array, CSV (RFC 4180) or Parquet'),
  answer: AnswerPolicy.default('the-answer-is').describe(
    'How a text gives its final answer: a last line "The answer is: X", one \\boxed{X}, both, as written, or none',
  ),
  split: z.enum(['all', 'train', 'validation', 'test']).default('all').describe('Rows of this split only'),
  provenance: Flag.default(false).describe(
    'Columns that say where a row comes from: seed_hash, source, licence, method, ground_truth, model, split, row_sha256',
  ),
  csvGuard: Flag.default(true).describe(
    'CSV only: an apostrophe before texts that a spreadsheet would take for a formula; imports take it off',
  ),
});
export type ExportOptions = z.infer<typeof ExportOptions>;

/** What is asked for: a format that is left out is the usual one of the version's kind. */
export const ExportRequest = ExportOptions.extend({
  format: FormatId.optional().describe(
    'The format of the records; left out, chat, or trl-preference for pairs',
  ),
});
export type ExportRequest = z.infer<typeof ExportRequest>;

type Fault = { path: string; message: string };

/** Why a version of this kind cannot be written in the format, or null. */
export function kindFault({ format: id }: Pick<ExportOptions, 'format'>, kind: string): Fault | null {
  const format = formatById(id);
  if (fitsKind(format, kind)) return null;
  const message =
    kind === 'preference'
      ? `${format.title} has no place for the worse side of a pair. Choose a format of preference pairs, or freeze a version of solutions.`
      : `${format.title} is for preference pairs, and this version holds solutions. Choose another format, or freeze pairs.`;
  return { path: 'format', message };
}

/** Why these options cannot go together, or null. */
export function optionsFault(options: ExportOptions): Fault | null {
  const format = formatById(options.format);
  if (format.container && options.container !== format.container)
    return { path: 'container', message: `${format.title} is read as JSON Lines only.` };
  if (format.closed && options.provenance)
    return { path: 'provenance', message: `${format.title} takes no columns beside its own.` };
  if (format.closed && options.answer === 'none')
    return { path: 'answer', message: `${format.title} has no place for the answer beside the text.` };
  return null;
}

/** The options with every one that changes nothing at its default: equal files have equal options. */
export function plainOptions(options: ExportOptions): ExportOptions {
  return { ...options, csvGuard: options.container === 'csv' ? options.csvGuard : true };
}

/** "demo-first-alpaca.jsonl": what a file is called; a split and unusual settings are told apart by it. */
export function exportFileName(project: string, version: string, options: ExportOptions): string {
  const { format, container, answer, split, provenance } = options;
  const parts = [
    ...[project, version, format],
    ...(split === 'all' ? [] : [split]),
    ...(answer === 'the-answer-is' ? [] : [answer]),
    ...(provenance ? ['provenance'] : []),
  ];
  return `${parts.join('-')}.${container}`;
}
