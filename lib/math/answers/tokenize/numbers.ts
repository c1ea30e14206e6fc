import { add, fromDecimal, type Rational, rational } from '../rational.ts';
import { isDigit, isLetter } from './characters.ts';

/** How commas between digits are read: a thousands separator where it can be one, only between items, or a decimal point. */
export type CommaReading = 'auto' | 'list' | 'decimal';

export type ScannedNumber = {
  readonly value: Rational;
  readonly raw: string;
  readonly decimals: number;
  readonly digits: number;
  readonly cut: boolean;
  readonly end: number;
  /** The commas could be read in another way. */
  readonly ambiguous: boolean;
};

function digitsEnd(text: string, from: number): number {
  let at = from;
  while (isDigit(text[at])) at++;
  return at;
}

/** The length of a thousands separator at `at`, 0 where there is none. `sure` ones cannot separate items. */
function separator(text: string, at: number, inBrackets: boolean): { length: number; sure: boolean } {
  const four = text.slice(at, at + 4);
  if (four.startsWith('{,}')) return { length: 3, sure: true };
  if (four.startsWith(',\\!')) return { length: text[at + 3] === ' ' ? 4 : 3, sure: true };
  if (four.startsWith('\\,') || four.startsWith('\\ ') || four.startsWith('\\;'))
    return { length: 2, sure: false };
  if (text[at] === ',' && !inBrackets) return { length: 1, sure: false };
  if (' ~\u00a0\u2009\u202f'.includes(text[at] ?? '?')) return { length: 1, sure: false };
  return { length: 0, sure: false };
}

/** Reads the groups of three digits that follow the first group; Indian groups of two after a sure separator. */
function grouped(text: string, start: number, firstEnd: number, inBrackets: boolean) {
  let digits = text.slice(start, firstEnd);
  let end = firstEnd;
  let ambiguous = false;
  if (digits.length > 3 || (digits.startsWith('0') && digits !== '0')) return { digits, end, ambiguous };
  let spelling = '';
  for (;;) {
    const gap = separator(text, end, inBrackets);
    const mark = text.slice(end, end + gap.length);
    if (!gap.length || (spelling && mark !== spelling)) break;
    const from = end + gap.length;
    const to = digitsEnd(text, from);
    const length = to - from;
    if (length !== 3 && !(gap.sure && length === 2)) break;
    if (digits === '0' || (mark.trim() === '' && text[to] === '/')) break;
    digits += text.slice(from, to);
    end = to;
    spelling = mark;
    if (!gap.sure) ambiguous = true;
  }
  return { digits, end, ambiguous };
}

/** A repeating block after the decimals: `\overline{6}`, `\bar{6}`, `\dot{6}` or `(6)`. */
function repeating(text: string, at: number): { block: string; end: number } | null {
  for (const opening of ['\\overline{', '\\bar{', '\\dot{', '\\overline ', '(']) {
    if (!text.startsWith(opening, at)) continue;
    const from = at + opening.length;
    const to = digitsEnd(text, from);
    const closing = opening === '(' ? ')' : opening.endsWith('{') ? '}' : '';
    if (to > from && to - from <= 30 && text.startsWith(closing, to)) {
      return { block: text.slice(from, to), end: to + closing.length };
    }
  }
  return null;
}

function exponentPart(text: string, at: number): { exponent: number; end: number } | null {
  if (text[at] !== 'e' && text[at] !== 'E') return null;
  let from = at + 1;
  if (text[from] === '+' || text[from] === '-') from++;
  const to = digitsEnd(text, from);
  if (to === from || to - from > 6 || isLetter(text[to]) || text[to] === '^') return null;
  return { exponent: Number(text.slice(at + 1, to)), end: to };
}

const significant = (digits: string) => digits.replace('.', '').replace(/^0+/, '').length;

function dotsEnd(text: string, at: number): number {
  for (const dots of ['...', '…', '\\ldots', '\\dots', '\\cdots'])
    if (text.startsWith(dots, at)) return at + dots.length;
  return at;
}

/**
 * Reads the number that starts at `start`: grouped digits, a decimal part, a repeating block, a power of ten.
 * Null where it is too long to be held.
 */
export function scanNumber(
  text: string,
  start: number,
  commas: CommaReading,
  inBrackets: boolean,
): ScannedNumber | null {
  const firstEnd = digitsEnd(text, start);
  const whole =
    commas === 'auto'
      ? grouped(text, start, firstEnd, inBrackets)
      : { digits: text.slice(start, firstEnd), end: firstEnd, ambiguous: false };
  let { digits, end } = whole;
  let ambiguous = whole.ambiguous;
  const comma = text[end] === ',' && isDigit(text[end + 1]);
  if (comma && end === firstEnd && !inBrackets) ambiguous = true;
  const pointed =
    text[end] === '.' ||
    (commas === 'decimal' && comma) ||
    (text.startsWith('{,}', end) && isDigit(text[end + 3]));
  if (pointed) {
    const from = end + (text[end] === '{' ? 3 : 1);
    const to = digitsEnd(text, from);
    const block = repeating(text, to);
    if (block) return repeatingNumber(text, start, digits, text.slice(from, to), block);
    if (to > from) {
      digits = `${digits}.${text.slice(from, to)}`;
      end = to;
    } else if (text[end] === '.' && text[end + 1] !== '.' && digits) end = from;
  }
  return finish(text, digits, end, ambiguous);
}

function finish(text: string, digits: string, end: number, ambiguous: boolean): ScannedNumber | null {
  const scale = exponentPart(text, end);
  const value = fromDecimal(digits, scale?.exponent ?? 0);
  if (!value) return null;
  const point = digits.indexOf('.');
  const places = point < 0 ? 0 : digits.length - point - 1;
  const stop = scale?.end ?? end;
  const dots = places > 0 ? dotsEnd(text, stop) : stop;
  return {
    value,
    raw: digits,
    decimals: Math.max(0, places - (scale?.exponent ?? 0)),
    digits: significant(digits),
    cut: dots > stop,
    end: dots,
    ambiguous,
  };
}

function repeatingNumber(
  text: string,
  start: number,
  whole: string,
  fixed: string,
  block: { block: string; end: number },
): ScannedNumber | null {
  const head = fromDecimal(`${whole}.${fixed}`);
  if (!head) return null;
  const nines = 10n ** BigInt(block.block.length) - 1n;
  const value = add(head, rational(BigInt(block.block), nines * 10n ** BigInt(fixed.length)));
  return {
    value,
    raw: text.slice(start, block.end),
    decimals: 0,
    digits: 0,
    cut: false,
    end: block.end,
    ambiguous: false,
  };
}
