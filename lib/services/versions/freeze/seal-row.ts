import { hash } from 'node:crypto';
import { canonicalLine } from '#lib/domain/versions/fingerprint.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';

/** A row and its length in tokens, as lib/math/text counts them. */
export type MeasuredRow = { row: FrozenRow; tokens: number };

/** With its canonical line, and the SHA-256 of that in UTF-8. */
export type SealedRow = MeasuredRow & { line: string; rowHash: Buffer };

export function sealRow({ row, tokens }: MeasuredRow): SealedRow {
  const line = canonicalLine(row);
  return { row, tokens, line, rowHash: hash('sha256', line, 'buffer') };
}
