import { type Segment, segmentText } from '#lib/math/text/money-or-math.ts';

/**
 * What a sentence of a problem does: asks, says in what form the answer is wanted, draws, or states something.
 */
export type SentenceKind = 'question' | 'answer-form' | 'drawing' | 'statement';

/** A sentence; `start` and `end` are UTF-16 offsets, and the sentences of a text follow each other without a gap. */
export type Sentence = { start: number; end: number; text: string; kind: SentenceKind };

const ABBREVIATION =
  /(?:\b(?:Mr|Mrs|Ms|Dr|St|Jr|Sr|vs|etc|No|Fig|Prof|Mt|Ave|approx|ft|lb|lbs|oz|sq|cm|mph|min|hr|hrs|wk)|\b(?:e\.g|i\.e|a\.m|p\.m|U\.S)|(?:^|[\s(])[A-Z])\.$/;
const STOP = /(?:(?<![.?!])[.?!]+["'”’)\]]*)(?=\s|$)|\n[ \t]*\n/g;
const OPENS = /^\s*["'“‘(]*(?:[A-Z\d$]|\\[([$]|\[asy\])/;

/**
 * Splits a problem into sentences. A full stop in a formula, a decimal, an abbreviation or an initial ends none;
 * a formula that ends in a full stop does, and so does a display before a capital. Linear in the length.
 */
export function splitSentences(problem: string): Sentence[] {
  const segments = segmentText(problem);
  const cuts = new Set<number>([0, problem.length]);
  for (const [index, segment] of segments.entries()) {
    const next = segments[index + 1];
    if (segment.kind === 'code') {
      cuts.add(segment.start).add(segment.end);
    } else if (segment.kind === 'text') cutProse(problem, segment, cuts);
    else if (next && endsSentence(segment, problem.slice(segment.end, segment.end + 40)))
      cuts.add(segment.end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  const pieces = places
    .slice(1)
    .map((end, i) => ({ start: places[i]!, end, text: problem.slice(places[i]!, end) }));
  return joinBlank(pieces).map((piece) => ({ ...piece, kind: kindOf(piece.text) }));
}

function cutProse(problem: string, { start, end }: Segment, cuts: Set<number>): void {
  for (const match of problem.slice(start, end).matchAll(STOP)) {
    const at = start + match.index + match[0].length;
    const before = problem.slice(Math.max(0, at - 12), at);
    const next = problem.slice(at, at + 40);
    const isRequest = /^\s+[A-Z]/.test(next) && ASKS.test(next);
    if (/\.$/.test(match[0]) && ABBREVIATION.test(before) && !isRequest) continue;
    if (OPENS.test(problem.slice(at, at + 40)) || /\n/.test(match[0]) || /\?/.test(match[0])) cuts.add(at);
  }
}

function endsSentence({ source, kind }: Segment, after: string): boolean {
  const stops = /[.?!]\s*(?:\\(?:end\{[a-z*]+\}|quad|,|\])\s*)*$/.test(source);
  if (stops && /^\s*["'”)]*\s*(?:\\?\[|\$|[A-Z(]|$)/.test(after)) return true;
  return kind === 'display-math' && /^\s*(?:[A-Z][a-z]+|\n\s*\n)/.test(after);
}

type Piece = { start: number; end: number; text: string };

/** White space goes with the sentence before it. */
function joinBlank(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last && piece.text.trim() === '') {
      last.text += piece.text;
      last.end = piece.end;
    } else joined.push({ ...piece });
  }
  return joined;
}

const ASK =
  'find|compute|determine|evaluate|calculate|what|how|which|who|whose|when|where|simplify|solve|express|write|factor|prove|show|' +
  'convert|rewrite|graph|sketch|plot|draw|choose|select|enter|justify|verify|derive|construct|reduce|invert|translate|give|name|list|expand|rationalize|multiply|add|subtract|divide|round|state|identify|complete|estimate|place|order|arrange|describe';
const ASKS = new RegExp(
  `^\\W*(?:(?:completely|fully|please|now|then|next|also|finally) )*(?:${ASK})\\b`,
  'i',
);
const ASKS_WITHIN =
  /\b(?:how (?:many|much|long|far|often|old|tall)|what (?:is|are|was|were|will|would|value|percent|percentage|fraction)|(?:for|in|at|on|to|from|by) (?:what|which|how) |wonder(?:s|ed|ing)? (?:what|if|whether)|wants? to (?:know|find out))\b/i;
/** Options behind a sentence ask which of them completes it. */
const hasOptions = (text: string) =>
  text.indexOf('(A)') >= 0 && text.lastIndexOf('(B)') > text.indexOf('(A)');
const ASKS_LATER = new RegExp(
  `(?:[,;}]|\\bthen|\\band|:|\\$|\\\\\\])\\s*(?:please )?(?:${ASK.replace('|when|where', '')})\\b(?! that\\b)`,
  'i',
);
const FORM =
  /^\W*(?:(?:please )?(?:express|give|write|enter|round|leave|state|submit|report|provide|put|your)\b[\s\S]*\b(?:your )?(?:answers?|final answer|result)\b|(?:express|give|write|enter|round)\b[\s\S]{0,60}\b(?:nearest|decimal|lowest terms|simplest|separated by|mixed number|common fraction|interval notation)|(?:answer|round)\b|(?:if (?:there (?:are|is)|your) [\s\S]*\b(?:enter|write|list|answer)\b))/i;

function kindOf(text: string): SentenceKind {
  const plain = text.trim();
  if (/^(?:\[asy\]|```)/.test(plain)) return 'drawing';
  const asksMark = /\?["'”)\]]{0,6}\s*(?:\$\$?|\\\]|\\\))?["'”)\]]{0,6}$/.test(plain);
  if (
    !asksMark &&
    FORM.test(plain) &&
    !/^\W*(?:express|write|give) (?:\$|\\|the (?!answer)|in|as|\d)/i.test(plain)
  )
    return 'answer-form';
  const asks =
    asksMark || ASKS.test(plain) || ASKS_LATER.test(plain) || ASKS_WITHIN.test(plain) || hasOptions(plain);
  return asks ? 'question' : 'statement';
}
