import { isUtf8 } from 'node:buffer';
import { NOT_UTF8 } from './row.ts';

const DEEPEST = 100;

/**
 * Parses the bytes of one row. Integers beyond 2^53 and numbers beyond the range of doubles are kept as strings
 * of their digits; a key `__proto__` is dropped; a repeated key, a NUL in the raw bytes and nesting beyond 100
 * levels are errors.
 */
export function parseJsonRow(bytes: Buffer): { value: unknown } | { error: string } {
  if (!isUtf8(bytes)) return { error: NOT_UTF8 };
  const text = bytes.toString('utf8');
  try {
    const value = parseExactly(text);
    if (isDeeperThan(value, DEEPEST)) return { error: `The row is nested deeper than ${DEEPEST} levels.` };
    const repeated = repeatedKey(text, value);
    return repeated === null ? { value } : { error: `The key ${JSON.stringify(repeated)} occurs twice.` };
  } catch (error) {
    return { error: explain(error, text) };
  }
}

const NEEDS_CARE = /__proto__|\\u005f|\d{16}|\d[eE]\+?\d{3}/i;

function parseExactly(text: string): unknown {
  if (!NEEDS_CARE.test(text)) return JSON.parse(text);
  return JSON.parse(text, function (this: unknown, key, value: unknown, context?: { source?: string }) {
    if (key === '__proto__') return undefined;
    if (typeof value !== 'number' || context?.source === undefined) return value;
    const exact = Number.isFinite(value) && (!/^-?\d+$/.test(context.source) || Number.isSafeInteger(value));
    return exact ? value : context.source;
  });
}

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
    let slashes = 0;
    while (text[i - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return i + 1;
  }
}

function explain(error: unknown, text: string): string {
  if (error instanceof RangeError) return 'The row is nested too deeply.';
  const reason = error instanceof Error ? error.message.split(/ in JSON|, ?"/)[0] : 'unreadable';
  const cut = /end of JSON|Unterminated/.test(String(error)) ? ' It seems to be cut off.' : '';
  return `Not valid JSON: ${reason}.${cut} It begins ${JSON.stringify(text.slice(0, 40))}.`;
}
