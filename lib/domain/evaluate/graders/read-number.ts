/** A number in a short text. A percentage has two values: 24% is read as 24 and as 0.24. */
export type Reading = { values: readonly number[] };

const NUMBER = String.raw`[-+−]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d{1,3})?`;
const ALONE = new RegExp(
  String.raw`(?<![\w.^_])(${NUMBER})(?:\s*\/\s*(${NUMBER}))?(?![\w^_]|\.\d)(\s*(?:%|percent\b))?`,
  'gi',
);
const FRACTION = /\\[dt]?frac\s*\{\s*([-+]?\d{1,15})\s*\}\s*\{\s*([-+]?\d{1,15})\s*\}/g;
const WORDS = /\\(?:text|textbf|mathrm|mbox)\s*\{([^{}]*)\}/g;
const LONGEST = 400;

/** Without what surrounds numbers: dollars, thousands commas, thin spaces, degrees, words in `\text`. */
const plain = (text: string) =>
  text
    .slice(0, LONGEST)
    .replace(/\\frac(\d)(\d)/g, '\\frac{$1}{$2}')
    .replace(FRACTION, '($1/$2)')
    .replace(WORDS, ' $1')
    .replace(/\\%/g, '%')
    .replace(
      /\\[!,;: ]|\\(?:left|right|circ|quad|approx|boxed)|\^\s*\{?\s*\\circ\s*\}?|\\\(|\\\)|\\\$|[$*]/g,
      '',
    )
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');

/**
 * The number of a short text: a decimal or a fraction, with words or a unit around it, behind the last "=" or "≈". Null
 * where a formula is left beside it (`2\sqrt3`, `3x`), or where several numbers stand there.
 */
export function readNumber(text: string): Reading | null {
  const parts = plain(text).split(/=|≈/);
  const said = parts
    .at(-1)!
    .replace(/-\s*\((?=\d+\/)/g, '(-')
    .replace(/[()]/g, ' ');
  if (/[\\^_{}]/.test(said)) return null;
  const found = [...said.matchAll(ALONE)];
  const [first] = found;
  if (!first || found.some((other) => other[0].trim() !== first[0].trim())) return null;
  return valuesOf(first);
}

function valuesOf([, over, under, percent]: RegExpMatchArray): Reading | null {
  const number = (digits: string) => Number(digits.replace('−', '-'));
  const value = under === undefined ? number(over!) : number(over!) / number(under);
  if (!Number.isFinite(value)) return null;
  return { values: percent ? [value, value / 100] : [value] };
}

const TAIL = 4_000;

/** The last number of a text as it is written; null where its last 4,000 characters have none. */
export function lastNumberIn(text: string): string | null {
  const found = [...text.slice(-TAIL).matchAll(/[-−]?\d[\d,]*(?:\.\d+)?(?:\/\d+)?%?/g)].at(-1);
  return found ? found[0].replace(/,+$/, '') : null;
}
