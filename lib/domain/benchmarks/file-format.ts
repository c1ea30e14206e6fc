import { ColumnMapping } from '../seeds/requests.ts';

/** How a benchmark's file is read: a known format, or columns that a person named. */
export type FileFormat = { format: string; mapping: ColumnMapping | null };

const CUSTOM = 'custom ';

/** A format in one field: `gsm8k`, or `custom {"problem":"question"}`. */
export function writeFormat({ format, mapping }: FileFormat): string {
  return mapping === null ? format : CUSTOM + JSON.stringify(mapping);
}

/** The format that `writeFormat` wrote. */
export function readFormat(text: string): FileFormat {
  if (!text.startsWith(CUSTOM)) return { format: text, mapping: null };
  return { format: 'custom', mapping: ColumnMapping.parse(JSON.parse(text.slice(CUSTOM.length))) };
}
