import { compareAnswers, extractAnswer } from '../answers/index.ts';
import { isBareFormula, segmentsOf, type TextPart } from './lint-math-text.ts';
import type { Segment } from './money-or-math.ts';
import { normalizeFormula } from './normalize-tex.ts';

/** One pass makes another possible at times; a text that does not come to rest is left as it was. */
const MOST_PASSES = 6;

/**
 * The normal form of a problem, a solution or an answer: lines without white space at their ends, one space for many,
 * `$…$` for `\(…\)` and without spaces inside its dollars, formulas as `normalizeFormula` writes them. What is math,
 * money and code stays so, and the value of an answer never changes. Code and drawings are left alone. Idempotent.
 */
export function normalizeMathText(text: string, part: TextPart): string {
  let current = text;
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const next = onePass(current, part);
    // Passes that each leave the value open could together change it.
    if (next === current) return keepsAnswer(text, current, part) ? current : text;
    current = next;
  }
  return text;
}

function onePass(text: string, part: TextPart): string {
  if (part === 'answer' && isBareFormula(text)) return trimFormula(normalizeFormula(text, false));
  const segments = segmentsOf(text, part);
  for (const withDollars of [true, false]) {
    const written = segments.map((segment) => rewrite(text, segment, withDollars));
    const result = trimLines(written.map(({ whole }) => whole).join(''));
    if (readsAlike(result, written, part) && keepsAnswer(text, result, part)) return result;
  }
  return text;
}

/** Answers are looked for by simpler rules than formulas, so that other delimiters may show them another answer. */
function keepsAnswer(before: string, after: string, part: TextPart): boolean {
  if (part !== 'solution' || before === after) return true;
  const [one, other] = [extractAnswer(before), extractAnswer(after)];
  if (!one || !other) return one === other;
  return one.answer === other.answer || compareAnswers(one.answer, other.answer).verdict !== 'different';
}

interface Rewritten {
  kind: Segment['kind'];
  whole: string;
  source: string;
}

function rewrite(text: string, segment: Segment, withDollars: boolean): Rewritten {
  const { kind, source, start, end, innerStart } = segment;
  const whole = text.slice(start, end);
  if (kind === 'code') return { kind, whole, source };
  if (kind === 'text') return { kind, whole: normalizeProse(whole), source: '' };
  const open = text.slice(start, innerStart);
  const close = text.slice(innerStart + source.length, end);
  const formula = normalizeFormula(source, kind === 'display-math');
  const isInline = open === '$' || open === '\\(';
  const inner = isInline ? trimFormula(formula) : formula;
  // What is empty, or holds a dollar of its own, cannot stand between dollars.
  const isWorth = withDollars && open === '\\(' && inner !== '' && !/(?<!\\)\$/.test(inner);
  return { kind, whole: isWorth ? `$${inner}$` : open + inner + close, source: inner };
}

/** Without spaces at the ends; one behind a backslash is a command. */
function trimFormula(source: string): string {
  const start = source.trimStart();
  const trimmed = start.trimEnd();
  const hasBackslash = /(?<!\\)(?:\\\\)*\\$/.test(trimmed);
  return hasBackslash && trimmed.length < start.length ? `${trimmed} ` : trimmed;
}

const INVISIBLE = /[\u200b\u2060\ufeff]/g;
const INNER_SPACE = /(?<=\S)[ \t\u00a0\u2007\u2009\u202f]+/g;

function normalizeProse(prose: string): string {
  return prose
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, '')
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(INNER_SPACE, ' ');
}

/** No white space at the ends of the text or of a line outside code, at most one blank line at a place. */
function trimLines(text: string): string {
  return /```|\[asy\]/.test(text)
    ? text.trim()
    : text
        .replace(/[ \t]+(?=\n|$)/g, '')
        .replace(/\n{3,}/g, '\n\n')
        .trim();
}

/** Whether a text is read as the segments that were written: the same kinds in the same order, with their sources. */
function readsAlike(text: string, written: readonly Rewritten[], part: TextPart): boolean {
  const flat = (value: string) => value.replace(/\s+/g, '');
  const formulas = (list: readonly { kind: string; source: string }[]) =>
    list.filter(({ kind }) => kind !== 'text').map(({ kind, source }) => `${kind}:${flat(source)}`);
  const read = formulas(segmentsOf(text, part));
  const meant = formulas(written);
  return read.length === meant.length && read.every((formula, i) => formula === meant[i]);
}
