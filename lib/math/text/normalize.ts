/**
 * The form under which two texts count as exact duplicates: Unicode NFC, every run of white space (line breaks,
 * tabs, no-break spaces) as one space, none at the ends. Case, punctuation and TeX source are kept:
 * `$x$` and `$X$` are different problems. Idempotent.
 */
export function normalizeText(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}
