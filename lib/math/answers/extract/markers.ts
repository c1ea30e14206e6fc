import { isSpace } from '../tokenize/characters.ts';
import { boxedAnswer } from './boxes.ts';
import { answerAt, type ExtractedAnswer, type Span } from './place.ts';
import { sentenceEnd, valueIn } from './prose.ts';
import { connected, formulaAt, withUnitAfter } from './segments.ts';

/** Phrases that announce a final answer, the longer ones first. */
const MARKERS = [
  'final answer is',
  'final answer:',
  'final answer',
  'the answer is',
  'answer is',
  'the result is',
  'the answer would be',
  'the answer should be',
  'answer:',
  'answer =',
];

export type Marker = { readonly at: number; readonly end: number; readonly phrase: string };

/** What says that an answer was checked: "so our answer is correct." announces none. */
const JUDGED =
  /^\s+(?:indeed |in fact |clearly )?(?:correct|right|incorrect|wrong|valid|verified|confirmed|consistent|reasonable|plausible)\b\s*(?:[.,;!)]|$)/;

/** What announces a check of an answer that was given: "We may check our answer: 17 · 44 = 748." */
const CHECKED =
  /\b(?:check(?:ing)?|verify(?:ing)?|test(?:ing)?)\s+(?:(?:our|the|this|that|your|my)\s+)?(?:final\s+)?$/;

/** The last phrase that announces an answer. */
export function lastMarker(text: string): Marker | null {
  const lower = text.toLowerCase();
  let best: Marker | null = null;
  for (const phrase of MARKERS) {
    const at = lastAnnouncing(lower, phrase);
    if (at < 0 || (best && at + phrase.length <= best.end)) continue;
    best = { at, end: at + phrase.length, phrase };
  }
  return best;
}

function lastAnnouncing(lower: string, phrase: string): number {
  let at = lower.lastIndexOf(phrase);
  while (at > 0 && speaksOfGivenAnswer(lower, at, at + phrase.length)) at = lower.lastIndexOf(phrase, at - 1);
  return at;
}

const speaksOfGivenAnswer = (lower: string, from: number, to: number) =>
  JUDGED.test(lower.slice(to, to + 40)) || CHECKED.test(lower.slice(Math.max(0, from - 40), from));

const PASSED = ':*"“”>_#';

/** The answer that follows a marker; null where nothing does. */
export function markedAnswer(text: string, marker: Marker): ExtractedAnswer | null {
  let at = marker.end;
  while (at < text.length && (isSpace(text[at]) || PASSED.includes(text[at]!) || text.startsWith('\\"', at)))
    at++;
  if (at >= text.length) return null;
  const formula = joinedFormulas(text, at);
  if (formula) {
    const box = boxedAnswer(text.slice(formula.start, formula.end));
    return box
      ? { ...box, start: box.start + formula.start, end: box.end + formula.start }
      : answerAt(text, formula, marker.phrase);
  }
  const end = sentenceEnd(text, at);
  const value = valueIn(text, { start: at, end });
  return value.end > value.start ? answerAt(text, value, marker.phrase) : null;
}

/** The formula at a place with the formulas joined to it and a unit after it. */
function joinedFormulas(text: string, at: number): Span | null {
  const first = formulaAt(text, at);
  if (!first) return null;
  let end = first.end;
  for (let count = 0; count < 20; count++) {
    const next = nextFormula(text, end);
    if (!next || !connected(text.slice(end, next.start))) break;
    end = next.end;
  }
  return { start: first.start, end: withUnitAfter(text, end) };
}

function nextFormula(text: string, from: number): Span | null {
  for (let at = from; at < Math.min(from + 12, text.length); at++) {
    const formula = formulaAt(text, at);
    if (formula) return formula;
  }
  return null;
}
