import { segmentText } from '#lib/math/text/money-or-math.ts';
import { NUMBER_WORDS, readWords } from '../perturb/number-words.ts';

/** What a problem says, free of how it is set: its formulas and numbers, and the words that carry content. */
export type Content = {
  /** Formulas and numbers in a normal form, sorted. */
  formulas: readonly string[];
  /** Distinct words that are no stop words, in lower case and without a plural's s. */
  words: ReadonlySet<string>;
  /** Words and formulas as a reader counts them. */
  length: number;
};

const STOP_WORDS = new Set(
  (
    'a an the this that these those it its is are was were be been being am do does did has have had will would shall ' +
    'should can could may might must of in on at to for from by with as and or but so if then than there here what ' +
    'which who whom whose how when where why he she they we you i his her their our your my me him them us now also ' +
    'please very just exactly following given suppose let find compute determine calculate evaluate many much value ' +
    'into out up down over under about such some any own same other more get'
  ).split(' '),
);

const LAYOUT =
  /\\(?:left|right|displaystyle|textstyle|limits|nolimits|[bB]igg?[lrm]?|quad|qquad|,|;|:|!|\s)|[\s{}$~]|\\[()[\]]/g;

/** A formula as its signs alone: no spaces, braces or sizes; `\dfrac` and `\tfrac` are `\frac`. */
export function normalFormula(tex: string): string {
  return tex
    .replace(/\\[dtc]frac/g, '\\frac')
    .replace(/\\(?:le|leq|leqslant)(?![A-Za-z])/g, '<=')
    .replace(/\\(?:ge|geq|geqslant)(?![A-Za-z])/g, '>=')
    .replace(/\\(?:cdot|times)(?![A-Za-z])/g, '*')
    .replace(/(?<=\d)(?:\{,\}|,\\!|,)(?=\d{3})/g, '')
    .replace(LAYOUT, '')
    .replace(/[.,;:?!]+$/, '');
}

const stem = (word: string) => word.replace(/['’]s$/, '').replace(/(?<=\p{L}{3})s$/u, '');

/** Reads what a problem says. Linear in its length. */
export function contentOf(problem: string): Content {
  const formulas: string[] = [];
  const words = new Set<string>();
  let length = 0;
  for (const { kind, source } of segmentText(problem)) {
    if (kind !== 'text') {
      const formula = normalFormula(source);
      if (formula !== '') formulas.push(formula);
      length++;
      continue;
    }
    const prose = source.replace(NUMBER_WORDS, (run) => String(readWords(run) ?? run));
    for (const number of prose.replace(/(?<=\d),(?=\d{3})/g, '').match(/\d+(?:[./]\d+)?/g) ?? []) {
      formulas.push(number);
    }
    for (const word of prose.toLowerCase().match(/\p{L}[\p{L}'’-]*/gu) ?? []) {
      if (!STOP_WORDS.has(word)) words.add(stem(word));
    }
    length += source.match(/\S+/g)?.length ?? 0;
  }
  return { formulas: formulas.sort(), words, length };
}
