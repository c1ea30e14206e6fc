import { invalid } from '../errors.ts';

/** The place of a row in a list sorted by (value, seq). `value` is undefined where the list is sorted by seq alone. */
export type Cursor = { value?: number | null; seq: number };

/** "seq", "value~seq" or "none~seq": short enough for an address, and checked again when it comes back. */
export function writeCursor({ value, seq }: Cursor): string {
  return value === undefined ? String(seq) : `${value ?? 'none'}~${seq}`;
}

/** The place that `writeCursor` wrote. Throws INVALID for anything else. */
export function readCursor(text: string): Cursor {
  const match = /^(?:(none|-?\d{1,9})~)?(\d{1,15})$/.exec(text);
  if (!match) throw invalid('This page address is damaged. Go back to the first page.');
  const seq = Number(match[2]);
  if (match[1] === undefined) return { seq };
  return { value: match[1] === 'none' ? null : Number(match[1]), seq };
}
