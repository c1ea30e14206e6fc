import { type FoundNumber, fractionValue, type KeptReason, plainDigits } from './number-place.ts';

const NUMBER = /\d{1,3}(?:(?:\{,\}|,\\!|,\\,|\\,|,)\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+/y;
const MIXED = /\s*\\[dt]?frac\s*(?:\{\s*(\d+)\s*\}|(\d))\s*(?:\{\s*(\d+)\s*\}|(\d))/y;
/** A product sign is put between the variable and what would make it look like a function. */
const PARENTHESIS = /^\s*(?:\\(?:left|[bB]igg?l?)\s*)?[([]/;
const UNIT_LETTERS = /^\s*(?:cm|mm|km|ft|mi|kg|lb|mph|in(?![a-z])|inches|feet)\b/;
const REPEATING = /^\.?\s*\\(?:overline|bar|dot|ov|underline)\b|^\.[A-Za-z]/;

type Options = { kept: KeptReason | null; spaced?: boolean; braces?: boolean };

/** The numbers of a formula in the order in which they are read. */
export class NumberList {
  readonly found: FoundNumber[] = [];
  readonly #tex: string;
  readonly #offset: number;
  /** Whether the prose before speaks of a ratio, so that a colon parts no hours from minutes. */
  readonly #isRatio: boolean;

  /** `offset` is where the formula begins in its problem. */
  constructor(tex: string, offset: number, isRatio = false) {
    this.#tex = tex;
    this.#isRatio = isRatio;
    this.#offset = offset;
  }

  /** Adds the number that begins at `at` and ends before `to`; returns where it ends. */
  add(at: number, to: number, { kept, spaced, braces }: Options): number {
    const tex = this.#tex.slice(0, to);
    NUMBER.lastIndex = at;
    const raw = NUMBER.exec(tex)![0];
    const mixed = braces ? null : this.#mixed(tex, at, raw);
    const end = mixed?.end ?? at + raw.length;
    const rest = this.#tex.slice(end, end + 24);
    const reason = kept ?? this.#numeral(raw, at, rest);
    const opening = braces ? '{' : spaced ? ' ' : '';
    this.found.push({
      start: this.#offset + at,
      end: this.#offset + end,
      text: this.#tex.slice(at, end),
      value: mixed?.value ?? plainDigits(raw),
      kind: mixed ? 'mixed' : raw.includes('.') ? 'decimal' : 'integer',
      where: 'math',
      before: opening,
      after: braces ? '}' : PARENTHESIS.test(rest) ? '\\cdot ' : UNIT_LETTERS.test(rest) ? '\\,' : '',
      repeated: false,
      kept: reason,
    });
    return end;
  }

  #mixed(tex: string, at: number, raw: string): { end: number; value: string } | null {
    if (!/^\d{1,3}$/.test(raw)) return null;
    MIXED.lastIndex = at + raw.length;
    const match = MIXED.exec(tex);
    if (!match) return null;
    const [top, bottom] = [match[1] ?? match[2]!, match[3] ?? match[4]!];
    if (BigInt(top) === 0n || BigInt(top) >= BigInt(bottom)) return null;
    return { end: MIXED.lastIndex, value: fractionValue(top, bottom, raw) };
  }

  /** Digits that are part of a longer string of signs, or whose grouping is not certain. */
  #numeral(raw: string, at: number, rest: string): KeptReason | null {
    const before = this.#tex.slice(Math.max(0, at - 12), at);
    if (/^0\d/.test(raw) || raw.length > 20) return 'numeral';
    if (REPEATING.test(rest) || /^(?:\.\.\.|\\[lc]?dots\b)/.test(rest)) return 'numeral';
    if (/^[A-Za-z]+\d/.test(rest) || /^[A-Z]+_/.test(rest)) return 'numeral';
    if (/^(?:\\[,!])[A-Z](?![A-Za-z])/.test(rest) || /[A-Z]\\[,!]$/.test(before)) return 'numeral';
    const clock =
      /^:[0-5]\d(?![\d:])/.test(rest) || (/(?:^|[^\d:])\d\d?:$/.test(before) && /^[0-5]\d$/.test(raw));
    if (clock && !this.#isRatio) return 'date';
    const inList = /(?:[([{,]|\\\{)\s*$/.test(before) || /^\s*[)\],]/.test(rest);
    return /\d,\d/.test(raw) && inList ? 'adjacent' : null;
  }

  /** The number that was read last stays. */
  keepLast(reason: KeptReason): void {
    const last = this.found.at(-1);
    if (last) last.kept ??= reason;
  }

  /** Whole numbers at equal distances before dots stay: each can be read off the others ("1, 2, …, 9"). */
  keepPattern(from: number): void {
    const listed = this.found.slice(from).filter(({ kept }) => kept === null);
    const step = Number(listed[1]?.value) - Number(listed[0]?.value);
    const isRegular = listed.every(
      ({ value }, i) => i === 0 || Number(value) - Number(listed[i - 1]!.value) === step,
    );
    if (listed.length > 1 && isRegular) for (const number of listed) number.kept = 'pattern';
  }
}
