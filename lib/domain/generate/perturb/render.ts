import type { Mention, Style } from './mentions.ts';
import { writeWords } from './number-words.ts';
import { decimalPlaces, divide, fromInteger, isInteger, type Rational, toDecimal } from './rational.ts';

function withThousands(digits: string): string {
  const [whole, fraction] = digits.split('.');
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Decimal places for a new value in the place of an old one: cents stay cents, 1.5 may become 2. */
function placesFor(style: Style, value: Rational): number | null {
  const needed = decimalPlaces(value);
  if (needed === null) return null;
  if (needed === 0 && (style.places === 1 || (style.bare && !style.currency))) return 0;
  if (style.places >= needed && style.places === 2) return 2;
  if (needed === 1 && style.currency) return 2;
  return needed;
}

/** Writes a value in the style of the mention that it replaces; null when the style cannot write it. */
export function writeLike(style: Style, value: Rational, thousands: boolean): string | null {
  const scaled = style.scale === 1 ? value : divide(value, fromInteger(style.scale));
  if (style.form === 'words' && isInteger(scaled)) {
    const words = writeWords(Number(scaled.n));
    if (words) return style.capital ? words[0]!.toUpperCase() + words.slice(1) : words;
  }
  const places = placesFor(style, scaled);
  if (places === null || places > 6) return null;
  let digits = toDecimal(scaled, places);
  if (style.bare) digits = digits.replace(/^0\./, '.');
  const grouped = style.thousands || (thousands && style.places === 0);
  return grouped ? withThousands(digits) : digits;
}

export type Replacement = { mention: Mention; value: Rational | null };

/** Rewrites a text with new values at its mentions; null when some value cannot be written. */
export function rewrite(text: string, replacements: readonly Replacement[]): string | null {
  const thousands = false;
  let result = '';
  let at = 0;
  for (const { mention, value } of replacements) {
    if (!value) continue;
    const written = writeLike(mention.style, value, thousands);
    if (written === null) return null;
    result += text.slice(at, mention.start) + written;
    at = mention.end;
  }
  return result + text.slice(at);
}
