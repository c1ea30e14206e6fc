/** Why a number of a problem is never masked. */
export type KeptReason =
  | 'unit-exponent'
  | 'index'
  | 'ordinal'
  | 'label'
  | 'date'
  | 'layout'
  | 'root'
  | 'numeral'
  | 'pattern'
  | 'inverse'
  | 'adjacent'
  | 'no-quantity'
  | 'answer-form'
  | 'choice'
  | 'aside';

/** What a number is written as: "12", "1.5", "3/4" or `\frac` with a whole number before it, "twelve". */
export type NumberKind = 'integer' | 'decimal' | 'fraction' | 'mixed' | 'word';

/** A number of a problem; `start` and `end` are UTF-16 offsets, `text` the stretch between them. */
export type NumberPlace = {
  start: number;
  end: number;
  text: string;
  /** Exact, as the answer engine reads it: "1200" for `$1{,}200`, "10" for `10\%`, `\frac{5}{2}` for "2 1/2". */
  value: string;
  kind: NumberKind;
  where: 'prose' | 'math';
  /** What stands directly before and after a variable that takes the number's place. */
  before: string;
  after: string;
  /** The same quantity stands elsewhere in the problem, so that masking it here hides nothing. */
  repeated: boolean;
};

/** A number that was found, with the reason why it stays, or null where it may be masked. */
export type FoundNumber = NumberPlace & { kept: KeptReason | null };

const SEPARATORS = /\{,\}|\\,|\\!|,|\s/g;

/** "1{,}200" → "1200", ".50" → "0.50", "007" → "7". */
export function plainDigits(text: string): string {
  const digits = text.replace(SEPARATORS, '').replace(/^0+(?=\d)/, '');
  return digits.startsWith('.') ? `0${digits}` : digits;
}

/** A fraction, with a whole part before it where there is one, in TeX. */
export function fractionValue(top: string, bottom: string, whole = '0'): string {
  return `\\frac{${BigInt(whole) * BigInt(bottom) + BigInt(top)}}{${BigInt(bottom)}}`;
}
