import { compareAnswers } from '#lib/math/answers/index.ts';
import { type Segment, segmentText } from '#lib/math/text/money-or-math.ts';
import { findRepeated } from './find-repeated.ts';
import { NumberList } from './number-list.ts';
import type { FoundNumber, KeptReason, NumberPlace } from './number-place.ts';
import { labelsBefore, proseNumbers } from './prose-numbers.ts';
import { splitSentences } from './sentences.ts';
import { TexReader } from './tex-reader.ts';

/**
 * Every number of a problem, in prose and inside its formulas, in the order of the text; each with the reason why it
 * must stay, or null. Drawings and other code are not read. Linear in the length, but for repeated numbers.
 */
export function findNumbers(problem: string): FoundNumber[] {
  const segments = segmentText(problem);
  const found = segments.flatMap((segment, index) => {
    if (segment.kind === 'code') return [];
    if (segment.kind === 'text') return proseNumbers(problem, segment.start, segment.end);
    return formulaNumbers(problem, segment, segments[index + 1]);
  });
  for (const number of found) number.kept ??= placeReason(problem, number);
  keepRegions(problem, found);
  findRepeated(problem, found);
  return found;
}

/**
 * The numbers of a problem that may be replaced by an unknown: coefficients, arguments, bounds, amounts, numbers in
 * words. Never exponents of units, indices, ordinals, labels, dates, layout, drawings, or numbers in the sentence
 * that says in what form the answer is wanted. After MetaMath (Yu et al. 2023, arXiv 2309.12284, section 3.3), whose
 * rule takes whole tokens between spaces only.
 */
export function maskableNumbers(problem: string): NumberPlace[] {
  return findNumbers(problem).flatMap(({ kept, ...place }) => (kept === null ? [place] : []));
}

/**
 * The places that make good backward questions of a problem with this answer: hidden nowhere else in the problem,
 * and not the answer itself, which the question will state.
 */
export function backwardPlaces(problem: string, answer: string): NumberPlace[] {
  return maskableNumbers(problem).filter(
    (place) => !place.repeated && compareAnswers(place.value, answer).verdict !== 'equal',
  );
}

function formulaNumbers(problem: string, segment: Segment, next: Segment | undefined): FoundNumber[] {
  const { source, innerStart } = segment;
  const list = new NumberList(
    source,
    innerStart,
    /\bratios?\b/i.test(problem.slice(Math.max(0, innerStart - 80), innerStart)),
  );
  new TexReader(source, list).read(0, source.length, null);
  const last = list.found.at(-1);
  const ending = next?.kind === 'text' ? problem.slice(next.start, next.start + 8) : '';
  if (last && last.end === innerStart + source.trimEnd().length && /^-?(?:st|nd|rd|th)\b/.test(ending)) {
    last.kept ??= 'ordinal';
  }
  if (IN_THE_FORM.test(problem.slice(Math.max(0, segment.start - 60), segment.start))) {
    for (const number of list.found) number.kept ??= 'answer-form';
  }
  const only = list.found[0];
  if (only && list.found.length === 1) {
    const reason = aloneReason(problem, segment, only);
    only.kept ??= reason;
  }
  return list.found;
}

/** What follows is the shape of the answer: its numbers are no quantities of the problem. */
const IN_THE_FORM = /\bin (?:the )?(?:[a-z]+ ){0,2}form:?\s*$/i;

/** A formula that is one number may be a label or a year, as prose says before it. */
function aloneReason(problem: string, { source, start }: Segment, { text }: FoundNumber): KeptReason | null {
  const plain = source.trim();
  if (plain === `(${text})`) return 'label';
  return plain === text ? labelsBefore(problem.slice(Math.max(0, start - 40), start), text) : null;
}

const NEAREST = /\bnearest\s+(?:multiple of\s+)?\$?\\?\$?$/i;
const PLACES = /^\$?[\s-]*(?:decimal|significant)\b/i;

/** Numbers that say how to round or which base to write in. */
function placeReason(problem: string, { start, end }: FoundNumber): KeptReason | null {
  const before = problem.slice(Math.max(0, start - 40), start);
  const after = problem.slice(end, end + 24);
  return NEAREST.test(before) || PLACES.test(after) ? 'answer-form' : null;
}

/** Reminders, definitions and examples: what they say is true whatever the problem's numbers are. */
const ASIDE =
  /^\W*(?:recall|remember|note that|for example|for instance|by definition)\b|^\s*\(|^\W*an? [a-z]+ is [a-z]+ if\b|\b(?:relatively prime|a palindrome|monic) if\b/i;

const LISTED = /\d+(?:, ?\d+)+,? ?(?:\.{3}|…)/g;

/** The numbers of a list in prose whose steps are equal: each can be read off the others ("1, 2, 3, ..."). */
function* regularLists(problem: string): Generator<{ start: number; end: number }> {
  for (const match of problem.matchAll(LISTED)) {
    const listed = match[0].match(/\d+/g)!.map(Number);
    const step = listed[1]! - listed[0]!;
    if (listed.every((value, i) => i === 0 || value - listed[i - 1]! === step)) {
      yield { start: match.index, end: match.index + match[0].length };
    }
  }
}

function keepRegions(problem: string, found: readonly FoundNumber[]): void {
  const sentences = splitSentences(problem);
  const forms = sentences.filter(({ kind }) => kind === 'answer-form');
  const asides = sentences.filter(({ text }) => ASIDE.test(text));
  const lists = [...regularLists(problem)];
  const choices = choicesFrom(problem);
  for (const number of found) {
    if (number.start >= choices) number.kept ??= 'choice';
    if (forms.some(({ start, end }) => number.start >= start && number.end <= end))
      number.kept ??= 'answer-form';
    if (lists.some(({ start, end }) => number.start >= start && number.end <= end)) number.kept ??= 'pattern';
    if (asides.some(({ start, end }) => number.start >= start && number.end <= end)) number.kept ??= 'aside';
  }
}

const CHOICE_STYLES = [/\(([A-E])\)/g, /(?:^|\n)\s*([A-E])[.)]\s/g, /\\text(?:bf|rm)?\{\s*\(?([A-E])[).]/g];

/** Where the options of a multiple-choice problem begin; the length where it has none. */
function choicesFrom(problem: string): number {
  for (const style of CHOICE_STYLES) {
    const marks = [...problem.matchAll(style)];
    const first = marks.findIndex(
      (mark, i) => mark[1] === 'A' && marks[i + 1]?.[1] === 'B' && marks[i + 2]?.[1] === 'C',
    );
    if (first >= 0) return marks[first]!.index;
  }
  return problem.length;
}
