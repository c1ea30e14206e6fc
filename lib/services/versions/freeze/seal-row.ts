import { hash } from 'node:crypto';
import { canonicalLine } from '#lib/domain/versions/fingerprint.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';

/** A row and its length in tokens, as lib/math/text counts them. */
export type MeasuredRow = { row: FrozenRow; tokens: number };

/**
 * With its canonical line, and the SHA-256 of that in UTF-8: 32 characters, one for each byte. A buffer of its own for each of
 * millions of rows would keep the garbage collector busy.
 */
export type SealedRow = MeasuredRow & { line: string; rowHash: string };

export function sealRow({ row, tokens }: MeasuredRow): SealedRow {
  const line = canonicalLine(row);
  return { row, tokens, line, rowHash: hash('sha256', line, 'latin1') };
}
