import { invalid } from './errors.ts';

/** The place after a row in a list sorted by (value, seq); value is null where the sort is by seq alone. */
export type Keyset = { value: number | null; seq: number };

/** "seq" or "value~seq": short enough for an address, and checked again when it comes back. */
export function writeKeyset({ value, seq }: Keyset): string {
  return value === null ? String(seq) : `${value}~${seq}`;
}

/** The place that `writeKeyset` wrote. Throws INVALID for anything else. */
export function readKeyset(text: string): Keyset {
  const match = /^(?:(-?\d{1,9})~)?(\d{1,15})$/.exec(text);
  if (!match) throw invalid('This page address is damaged. Go back to the first page.');
  return { value: match[1] === undefined ? null : Number(match[1]), seq: Number(match[2]) };
}
