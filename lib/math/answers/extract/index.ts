import { ANSWER_LIMIT, metered } from '../meter.ts';
import { isDigit, isLetter } from '../tokenize/characters.ts';
import { boxedAnswer } from './boxes.ts';
import { lastMarker, markedAnswer } from './markers.ts';
import { answerAt, type ExtractedAnswer, type Span, trimmed } from './place.ts';
import { hasValue, lastFormula, valueIn } from './prose.ts';

/** Longer texts are read from their end. */
const MAX_LENGTH = 60_000;
/** Without a box or an announcement the answer is looked for in so many characters at the end. */
const MAX_TAIL = 8_000;

/**
 * Finds the final answer of a solution.
 *
 * - `strict`: only what follows the last "The answer is:" (the rule of MetaMath).
 * - `boxed`: only the last `\boxed`/`\fbox`, or the boxes that together form the answer.
 * - `flexible` (default): `#### answer`; the last box or announced answer, whichever comes later; else the value of the
 *   last sentence that has one.
 *
 * @returns the answer, its place in the text (for highlighting) and the rule that found it; null where there is none
 */
export function extractAnswer(
  text: string,
  mode: 'strict' | 'boxed' | 'flexible' = 'flexible',
): ExtractedAnswer | null {
  const offset = Math.max(0, text.length - MAX_LENGTH);
  const end = offset ? text.slice(offset) : text;
  const found = metered(
    ANSWER_LIMIT,
    () => inMode(end, mode),
    () => null,
  );
  return found && offset ? { ...found, start: found.start + offset, end: found.end + offset } : found;
}

function inMode(text: string, mode: 'strict' | 'boxed' | 'flexible'): ExtractedAnswer | null {
  if (mode === 'strict') return strictAnswer(text);
  return mode === 'boxed' ? boxedAnswer(text) : flexibleAnswer(text);
}

function strictAnswer(text: string): ExtractedAnswer | null {
  const phrase = 'The answer is:';
  const at = text.lastIndexOf(phrase);
  if (at < 0) return null;
  const span = trimmed(text, { start: at + phrase.length, end: text.length });
  return span.end > span.start ? answerAt(text, span, 'the answer is') : null;
}

/** What follows the last `####`, to the end of its line. */
export function hashAnswer(text: string): ExtractedAnswer | null {
  const at = text.lastIndexOf('####');
  if (at < 0) return null;
  const newline = text.indexOf('\n', at);
  const span = trimmed(text, { start: at + 4, end: newline < 0 ? text.length : newline });
  return span.end > span.start ? { answer: text.slice(span.start, span.end), ...span, rule: '####' } : null;
}

function flexibleAnswer(whole: string): ExtractedAnswer | null {
  const from = afterThinking(whole);
  const found = fromText(whole.slice(from));
  if (!found) return from ? fromText(whole.slice(0, from)) : null;
  return { ...found, start: found.start + from, end: found.end + from };
}

/** Where the text after the thinking begins; 0 where nothing follows it. */
function afterThinking(text: string): number {
  const closing = '</think>';
  const at = text.lastIndexOf(closing);
  return at >= 0 && text.slice(at + closing.length).trim() ? at + closing.length : 0;
}

function fromText(text: string): ExtractedAnswer | null {
  const hashed = hashAnswer(text);
  if (hashed) return hashed;
  const box = boxedAnswer(text);
  const marker = lastMarker(text);
  if (box && (!marker || marker.at < box.start)) return box;
  const marked = marker && markedAnswer(text, marker);
  if (marked ?? box) return marked ?? box;
  const from = Math.max(0, text.length - MAX_TAIL);
  const last = lastValue(text.slice(from));
  return last && { ...last, start: last.start + from, end: last.end + from };
}

/** The formula that ends the text, with those joined to it. */
function closingFormula(text: string): Span | null {
  const found = lastFormula(text, { start: Math.max(0, text.length - 3000), end: text.length });
  const rest = found ? text.slice(found.end) : 'x';
  return [...rest].some((c) => isLetter(c) || isDigit(c)) ? null : found;
}

/** The value of the last sentence that has one. */
function lastValue(text: string): ExtractedAnswer | null {
  const closing = closingFormula(text);
  if (closing) return answerAt(text, closing, 'last formula');
  const sentences = lastSentences(text);
  for (const span of sentences) {
    const sentence = text.slice(span.start, span.end);
    if (!hasValue(sentence)) continue;
    return answerAt(text, valueIn(text, span), 'last value');
  }
  const last = sentences[0];
  return last ? answerAt(text, last, 'last sentence') : null;
}

/** The sentences at the end of a text, the last one first. */
function lastSentences(text: string): Span[] {
  const found: Span[] = [];
  const reply = text.indexOf('<|im_');
  let end = reply > 0 ? reply : text.length;
  while (found.length < 6 && end > 0) {
    let start = end - 1;
    while (start > 0 && !isBreak(text, start - 1)) start--;
    const span = trimmed(text, { start, end });
    if (span.end > span.start) found.push(span);
    end = start - 1;
  }
  return found;
}

const isBreak = (text: string, at: number) =>
  (text[at] === '\n' && text[at - 1] === '\n') ||
  ((text[at] === '.' || text[at] === '!' || text[at] === '?') &&
    (text[at + 1] === ' ' || text[at + 1] === '\n'));
