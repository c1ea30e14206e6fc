/**
 * The form under which two texts count as exact duplicates: Unicode NFC, every run of white space (line breaks,
 * tabs, no-break spaces) as one space, none at the ends. Case, punctuation and TeX source are kept:
 * `$x$` and `$X$` are different problems. Idempotent.
 */
export function normalizeText(text: string): string {
  const composed = beyondAscii.test(text) ? text.normalize('NFC') : text;
  return (unevenSpace.test(composed) ? composed.replace(/\s+/gu, ' ') : composed).trim();
}

/** What composition may change: looking for it costs less than composing. */
const beyondAscii = /[\u0080-\uffff]/;
/** White space that is not one plain space; most problems have none, and replacing every space costs more than looking. */
const unevenSpace = /[^\S ]| {2}/u;
