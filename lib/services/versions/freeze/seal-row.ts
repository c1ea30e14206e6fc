import { hash } from 'node:crypto';
import { canonicalLine } from '#lib/domain/versions/fingerprint.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';

/** A row and its length in tokens, as lib/math/text counts them. */
export type MeasuredRow = { row: FrozenRow; tokens: number };

/** With its canonical line in UTF-8, and the SHA-256 of that. */
export type SealedRow = MeasuredRow & { line: Buffer; rowHash: Buffer };

export function sealRow(measured: MeasuredRow): SealedRow {
  const line = Buffer.from(canonicalLine(measured.row), 'utf8');
  return { ...measured, line, rowHash: hash('sha256', line, 'buffer') };
}
