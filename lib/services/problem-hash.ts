import { hash } from 'node:crypto';
import { normalizeText } from '#lib/math/text/normalize.ts';

/** Under which a problem is the same problem: SHA-256 of its normalised text, hex. */
export function problemHash(problem: string): string {
  return hash('sha256', normalizeText(problem), 'hex');
}
