import { NUMBER_WORDS, readWords } from './number-words.ts';
import { fromInteger, multiply, parseDecimal, type Rational } from './rational.ts';

/** How a number stands in the text, so that another number can be written the same way. */
export type Style = {
  form: 'digits' | 'words';
  /** Decimal places as printed. */
  places: number;
  thousands: boolean;
  /** ".5" rather than "0.5". */
  bare: boolean;
  currency: boolean;
  percent: boolean;
  /** 1000000 for "2 million". */
  scale: number;
  capital: boolean;
  /** Whether "an" (true) or "a" (false) stands before it; null without an article. */
  an: boolean | null;
};

/** One number at one place of a text: the half-open span [start, end) and its exact value. */
export type Mention = {
  start: number;
  end: number;
  value: Rational;
  style: Style;
  /** Part of a name, an ordinal, a date or a clock time: never re-drawn. */
  fixed: boolean;
  /** Whether a word follows at once, which may be a noun in the singular or the plural. */
  beforeNoun: boolean;
};

const DIGITS = /\d{1,3}(?:(?:,|\{,\})\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+/g;
const SCALE_AFTER = /^[ -](hundred|thousand|million|billion)\b/i;
const SCALES: Record<string, number> = {
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  billion: 1_000_000_000,
};
const PERCENT_AFTER = /^\s*(?:\\?%|-?percent(?:age)?\b|per cent\b)/i;
const CURRENCY_BEFORE = /(?:\\?\$|€|£)\s*(?:<<[^<>]*>>\s*)?$/;
const NAME_BEFORE =
  /(?:\b(?:room|route|level|chapter|grade|page|day|week|month|year|flight|bus|apartment|apt|unit|class|section|part|step|number|no\.|line|stage|round|game|season|episode|volume|book|phase|lane|platform|gate|terminal|channel|highway|interstate|team|group|box|bag|pile|row|model|type|option|question|problem|case|tier|period|quarter|shift|track|player|store|shop|house|building|bin|bucket|car|truck|train|boat|tank|floor|category|step)\s+(?:#\s*)?|#\s*(?!#)|[A-Za-z])$/i;
const CLOCK_AFTER = /^(?::\d\d|\s*(?:a\.?m\b|p\.?m\b|o'?clock))/i;
const CLOCK_BEFORE = /\d:$/;
const ORDINAL_AFTER = /^(?:st|nd|rd|th)\b/;
const NOUN_AFTER =
  /^[\s-]+(?!(?:of|in|from|for|and|or|to|is|are|was|were|on|at|by|so|because|since|left|each|per|more|x|times)\b)[A-Za-z]/;
const MONTH_BEFORE =
  /\b(?:January|February|March|April|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|May)\.?\s+$/;

function isFixed(before: string, digits: string, after: string): boolean {
  if (ORDINAL_AFTER.test(after) || CLOCK_AFTER.test(after) || CLOCK_BEFORE.test(before)) return true;
  if (MONTH_BEFORE.test(before) && !/^\s*(?:,|\w+s\b)/.test(after)) return true;
  if (/\w$/.test(before) && !/(?:^|[^A-Za-z])x$/.test(before)) return true;
  if (/^[A-Za-z]\b/.test(after) && !/^[xgmhkLlsc]\b/.test(after)) return true;
  const name = NAME_BEFORE.exec(before);
  if (name && /^[A-Z]/.test(name[0]) && !/^[Xx]$/.test(name[0])) return true;
  return /^(?:1[89]|20)\d\d$/.test(digits) && !/^\s*[a-z]+s\b/.test(after) && !/[$+*/=<(-]\s*$/.test(before);
}

/** Whether a sign of money stands before a place; in TeX a bare "$" opens a formula instead. */
function isMoney(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 80), start);
  return /\\(?:cdot|times|div|[dt]?frac|boxed)/.test(text)
    ? /(?:\\\$|€|£)\s*$/.test(before)
    : CURRENCY_BEFORE.test(before);
}

function articleBefore(before: string): boolean | null {
  const article = /\b(an?)\s+\$?$/i.exec(before);
  return article && article[1]!.toLowerCase() === 'an';
}

/** Whether a whole number is spoken with a vowel first: 8, 11, 18, 80, 800. */
export function startsWithVowel(value: Rational): boolean {
  const digits = (value.n / value.d).toString();
  return digits.startsWith('8') || (/^1[18]/.test(digits) && digits.length % 3 === 2);
}

function digitMention(text: string, match: RegExpMatchArray): Mention {
  const start = match.index!;
  const raw = match[0];
  const before = text.slice(Math.max(0, start - 24), start);
  let end = start + raw.length;
  const scaleMatch = SCALE_AFTER.exec(text.slice(end, end + 12));
  const scale = scaleMatch ? SCALES[scaleMatch[1]!.toLowerCase()]! : 1;
  const after = text.slice(end, end + 24);
  const afterScale = scaleMatch ? text.slice(end + scaleMatch[0].length, end + 36) : after;
  const value = multiply(parseDecimal(raw.replaceAll(/[{}]/g, ''))!, fromInteger(scale));
  if (raw.endsWith('.')) end--;
  return {
    start,
    end,
    value,
    fixed: isFixed(before, raw, after),
    beforeNoun: NOUN_AFTER.test(after),
    style: {
      form: 'digits',
      places: raw.includes('.') ? raw.length - raw.indexOf('.') - 1 : 0,
      thousands: raw.includes(','),
      bare: raw.startsWith('.'),
      currency: isMoney(text, start),
      percent: PERCENT_AFTER.test(afterScale),
      scale,
      capital: false,
      an: articleBefore(before),
    },
  };
}

/** The longest run of whole words from the left of `run` that reads as one number. */
function longestNumber(run: string): string | null {
  for (
    let end = run.length;
    end > 0;
    end = Math.max(run.lastIndexOf(' ', end - 1), run.lastIndexOf('-', end - 1))
  ) {
    const part = run.slice(0, end).replace(/[ -]+(?:and)?$/i, '');
    if (part && readWords(part) !== null) return part;
  }
  return null;
}

const FRACTION_AFTER =
  /^[ -](?:and a half|hal(?:f|ves)|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twelfths?|hundredths?)\b/i;

function wordMentions(text: string): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(NUMBER_WORDS)) {
    let offset = match.index;
    let rest = match[0];
    while (rest) {
      const part = longestNumber(rest);
      if (!part) break;
      const end = offset + part.length;
      const after = text.slice(end, end + 24);
      found.push({
        start: offset,
        end,
        value: fromInteger(readWords(part)!),
        fixed: FRACTION_AFTER.test(after) || /-$/.test(text.slice(0, offset)) || /^an? /i.test(part),
        beforeNoun: NOUN_AFTER.test(after),
        style: {
          form: 'words',
          places: 0,
          thousands: false,
          bare: false,
          currency: false,
          percent: PERCENT_AFTER.test(after),
          scale: 1,
          capital: /^[A-Z]/.test(part),
          an: articleBefore(text.slice(0, offset)),
        },
      });
      const skip = /^[ -]+(?:and[ ]+)?/i.exec(rest.slice(part.length))?.[0].length ?? 0;
      offset = end + skip;
      rest = rest.slice(part.length + skip);
    }
  }
  return found;
}

/** Every number of a text, in digits or in words, from left to right. */
export function findMentions(text: string): Mention[] {
  const digits = [...text.matchAll(DIGITS)].map((match) => digitMention(text, match));
  return [...digits, ...wordMentions(text)].sort((a, b) => a.start - b.start);
}
