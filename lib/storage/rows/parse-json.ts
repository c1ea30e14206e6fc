import { isUtf8 } from 'node:buffer';
import { NOT_UTF8 } from './row.ts';

const DEEPEST = 100;

/**
 * Parses the bytes of one row. Integers beyond 2^53 and numbers beyond the range of doubles are kept as strings
 * of their digits; a key `__proto__` is dropped; a repeated key, a NUL in the raw bytes and nesting beyond 100
 * levels are errors.
 */
export function parseJsonRow(bytes: Buffer): JsonOutcome {
  return isUtf8(bytes) ? parseJsonText(bytes.toString('utf8')) : { error: NOT_UTF8 };
}

export type JsonOutcome = { value: unknown } | { error: string };

/** The same for a text that was decoded without a fault. */
export function parseJsonText(text: string): JsonOutcome {
  try {
    const plain: unknown = JSON.parse(text);
    const survey = surveyJson(text);
    const value = survey.needsCare ? parseExactly(text) : plain;
    if (survey.depth > 1 && isDeeperThan(value, DEEPEST))
      return { error: `The row is nested deeper than ${DEEPEST} levels.` };
    const repeated = survey.needsCare || keyCount(value) !== survey.keys ? repeatedKey(text, value) : null;
    return repeated === null ? { value } : { error: `The key ${JSON.stringify(repeated)} occurs twice.` };
  } catch (error) {
    return { error: explain(error, text) };
  }
}

const keyCount = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value).length : 0;

/** A number that a double may not give back: many digits, or a large exponent. */
const UNSAFE_NUMBER = /\d[\d.]{15}|\d[eE][-+]?\d{3}/;
const DIGITS_BEFORE_CARE = 5;

/**
 * What can be known of a JSON text by jumping over its strings: the keys of the outermost object, with repetitions, how
 * deep it nests, and whether a key or number in it is one that `JSON.parse` alone would not keep.
 */
function surveyJson(text: string): { keys: number; depth: number; needsCare: boolean } {
  let keys = 0;
  let level = 0;
  let depth = 0;
  let keyNext = false;
  let needsCare = text.includes('__proto__') || text.includes('\\u005');
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if ((c >= 0x30 && c <= 0x39) || c === 0x2b || c === 0x2d || c === 0x2e || (c | 32) === 0x65) {
      if (++digits === DIGITS_BEFORE_CARE && !needsCare) needsCare = isUnsafeNumber(text, i);
      continue;
    }
    digits = 0;
    if (c === 0x22) {
      if (level === 1 && keyNext) {
        keys++;
        keyNext = false;
      }
      i = stringEnd(text, i) - 1;
    } else if (c === 0x7b || c === 0x5b) {
      if (++level > depth) depth = level;
      keyNext = level === 1;
    } else if (c === 0x7d || c === 0x5d) level--;
    else if (c === 0x2c && level === 1) keyNext = true;
  }
  return { keys, depth, needsCare };
}

function isUnsafeNumber(text: string, at: number): boolean {
  return UNSAFE_NUMBER.test(/^[-+.\deE]*/.exec(text.slice(at + 1 - DIGITS_BEFORE_CARE))?.[0] ?? '');
}

function parseExactly(text: string): unknown {
  return JSON.parse(text, function (this: unknown, key, value: unknown, context?: { source?: string }) {
    if (key === '__proto__') return undefined;
    return typeof value === 'number' && context?.source !== undefined
      ? exactNumber(value, context.source)
      : value;
  });
}

/** A number as it is where a double holds it, else its text. */
export function exactNumber(value: number, source: string): number | string {
  if (!Number.isFinite(value) || (value === 0 && /[1-9]/.test(source.replace(/e.*/i, '')))) return source;
  if (/^-?\d+$/.test(source)) return Number.isSafeInteger(value) ? value : source;
  return significant(source) === significant(String(value)) || significant(source).length <= 15
    ? value
    : source;
}

/** The digits of a number from the first that is not 0 to the last. */
const significant = (number: string) => number.replace(/[eE].*|[-.]/g, '').replace(/^0+|0+$/g, '');

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((member) => isDeeperThan(member, levels - 1));
}

/** The first key that the outermost object holds twice; jumps over strings, so it costs little. */
function repeatedKey(text: string, value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const seen = new Set<string>();
  let depth = 0;
  let keyNext = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x22) {
      const end = stringEnd(text, i);
      if (depth === 1 && keyNext) {
        const key = JSON.parse(text.slice(i, end)) as string;
        if (seen.has(key)) return key;
        seen.add(key);
        keyNext = false;
      }
      i = end - 1;
    } else if (c === 0x7b || c === 0x5b) {
      depth++;
      keyNext = depth === 1;
    } else if (c === 0x7d || c === 0x5d) depth--;
    else if (c === 0x2c && depth === 1) keyNext = true;
  }
  return null;
}

function stringEnd(text: string, start: number): number {
  for (let i = text.indexOf('"', start + 1); ; i = text.indexOf('"', i + 1)) {
    let before = i - 1;
    while (text.charCodeAt(before) === 0x5c) before--;
    if ((i - before) % 2 === 1) return i + 1;
  }
}

function explain(error: unknown, text: string): string {
  if (error instanceof RangeError) return 'The row is nested too deeply.';
  const reason = error instanceof Error ? error.message.split(/ in JSON|, ?"/)[0] : 'unreadable';
  const cut = /end of JSON|Unterminated/.test(String(error)) ? ' It seems to be cut off.' : '';
  return `Not valid JSON: ${reason}.${cut} It begins: ${text.slice(0, 40)}`;
}
