/** What a search asks for: words with their forms, and pieces of source that must stand there letter by letter. */
export type SearchText = { words: string; fragments: string[] };

/**
 * Splits what was typed. Words (and "phrases in quotes", `-word`, `or`) keep the syntax of web searches; a piece with a
 * backslash, a brace, or digits beside symbols is a fragment of source, such as `\binom{57}{3}`, `x^2` or `100%`.
 */
export function splitSearch(text: string): SearchText {
  const pieces = text.match(/-?"[^"]*"?|\S+/g) ?? [];
  const words: string[] = [];
  const fragments: string[] = [];
  for (const piece of pieces) (isFragment(piece) ? fragments : words).push(piece);
  return { words: words.join(' '), fragments };
}

const sourceMark = /[\\{}^$_=<>|~&]/;
const digitBesideSymbol = /\d[^\p{L}\p{N}\s.,;:!?'")]|[^\p{L}\p{N}\s.,:('"-]\d|^[+*/%-]\d/u;
const onlySymbols = /^[^\p{L}\p{N}\s'";,.!?-]+$/u;

function isFragment(piece: string): boolean {
  if (/^-?"/.test(piece)) return false;
  return sourceMark.test(piece) || digitBesideSymbol.test(piece) || onlySymbols.test(piece);
}

/** A pattern for LIKE that finds the text itself: its wildcards are escaped. */
export const likePattern = (text: string): string => `%${escapeLike(text)}%`;

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/**
 * The pattern that an index of trigrams is asked for: commands are left out where something else of the fragment can be
 * found, because `\\frac` stands in half of all problems and its trigrams are long lists. Whoever uses it compares the
 * whole fragment as well.
 */
export function indexPattern(fragment: string): string {
  const rare = fragment.split(/\\[a-zA-Z]+/);
  return rare.some(hasTrigram) ? `%${rare.map(escapeLike).join('%')}%` : likePattern(fragment);
}

/**
 * Whether an index of trigrams can find the fragment: it has three letters or digits in a row, or a run of them
 * between symbols (pg_trgm pads words, F.35.2 of the PostgreSQL manual). Shorter ones are read for.
 */
export function hasTrigram(fragment: string): boolean {
  return /[\p{L}\p{N}]{3}/u.test(fragment) || /[^\p{L}\p{N}][\p{L}\p{N}]+[^\p{L}\p{N}]/u.test(fragment);
}

/** The words and fragments to mark in a text that was found, longest first; without operators and one-letter words. */
export function searchTerms(text: string): string[] {
  const { words, fragments } = splitSearch(text);
  const plain = words
    .split(/\s+/)
    .filter((word) => !word.startsWith('-'))
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ''))
    .filter((word) => word.length > 1 && word.toLowerCase() !== 'or');
  return [...new Set([...fragments, ...plain])].sort((one, other) => other.length - one.length);
}
