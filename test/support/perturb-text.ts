// How the independent check of re-drawn problems reads texts: numbers, words and equations.
import { type Amount, amount } from './perturb-arithmetic.ts';

export type Texts = { problem: string; solution: string; answer: string };

export type Piece = { text: string; number: Amount | null; at: number; end: number };
export type Pair = { old: Amount; now: Amount; oldPiece: Piece; nowPiece: Piece; index: number };

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const ROUND = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const WORD =
  /^(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)$/i;

function wordsToAmount(words: string[]): Amount {
  let total = 0;
  let part = 0;
  for (const raw of words) {
    const word = raw.toLowerCase();
    if (word === 'hundred') part = (part || 1) * 100;
    else if (word === 'thousand') {
      total += (part || 1) * 1000;
      part = 0;
    } else if (SMALL.includes(word)) part += SMALL.indexOf(word);
    else part += (ROUND.indexOf(word) + 2) * 10;
  }
  return amount(String(total + part));
}

/** Whether the word may go on after the words so far ("twenty" then "five", "two" then "hundred"). */
function continues(words: string[], next: string): boolean {
  const last = words.at(-1)!.toLowerCase();
  const word = next.toLowerCase();
  if (word === 'hundred' || word === 'thousand') return last !== word;
  if (last === 'hundred' || last === 'thousand') return true;
  return ROUND.includes(last) && SMALL.indexOf(word) > 0 && SMALL.indexOf(word) < 10;
}

function mergeWords(raw: Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (let i = 0; i < raw.length; i++) {
    const piece = raw[i]!;
    if (!WORD.test(piece.text) || /^(?:hundred|thousand)$/i.test(piece.text)) {
      merged.push(piece);
      continue;
    }
    const words = [piece.text];
    let end = piece.end;
    for (;;) {
      const joint = /^(?:-|and)$/i.test(raw[i + 1]?.text ?? '') ? 1 : 0;
      const next = raw[i + 1 + joint];
      const afterScale = /^(?:hundred|thousand)$/i.test(words.at(-1)!);
      if (!next || !WORD.test(next.text) || !continues(words, next.text)) break;
      if (joint && raw[i + 1]!.text !== '-' && !afterScale) break;
      words.push(next.text);
      end = next.end;
      i += 1 + joint;
    }
    merged.push({ text: words.join(' '), number: wordsToAmount(words), at: piece.at, end });
  }
  return merged;
}

export function pieces(text: string): Piece[] {
  const raw: Piece[] = [];
  for (const match of text.matchAll(
    /\d[\d,]*\.\d+|\.\d+|\d+(?:,\d{3})+(?!\d)|\d+|[A-Za-z]+|\s+|[^\s\w]|_/g,
  )) {
    if (/^\s+$/.test(match[0])) continue;
    const number = /\d/.test(match[0]) ? amount(match[0]) : null;
    raw.push({ text: match[0], number, at: match.index, end: match.index + match[0].length });
  }
  return mergeWords(raw);
}

export type Step = { sides: string[]; printed: string | null; at: number };

/** The annotated equations of a solution. */
export function annotated(solution: string): Step[] {
  return [...solution.matchAll(/<<([^<>]*)>>\s*(?:\\?\$)?\s*(\d[\d,]*(?:\.\d+)?|\.\d+)?/g)].map((match) => ({
    sides: match[1]!.split('='),
    printed: match[2] ?? null,
    at: match.index,
  }));
}

/** A text with its number words in digits and its unit words, signs of money and letters left out. */
function mathsOnly(line: string): string {
  return line
    .replaceAll(/\\(?:cdot|times)(?![a-z])/g, '*')
    .replaceAll(/\\div(?![a-z])/g, '/')
    .replaceAll(/\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}/g, '(($1)/($2))')
    .replaceAll(/\\[a-z]+|\\[()[\]]/g, ' ')
    .replaceAll(/\/\s*(?![xX](?![A-Za-z]))[A-Za-z]+|-[A-Za-z]+/g, ' ')
    .replaceAll(/(?<![A-Za-z])(?![xX](?![A-Za-z]))[A-Za-z][A-Za-z'’]*/g, ' ')
    .replaceAll(/(?<=[\d)%]\s*)[xX](?=\s*[\d$(.])/g, '*')
    .replaceAll(/\\?\$/g, ' ');
}

function inDigits(text: string): string {
  let result = '';
  let at = 0;
  for (const piece of pieces(text)) {
    if (!piece.number || /\d/.test(piece.text)) continue;
    result += text.slice(at, piece.at) + String(piece.number.top);
    at = piece.end;
  }
  return result + text.slice(at);
}

export type PlainStep = { lefts: string[]; right: string };

/**
 * For every "=" outside annotations with a number after it: that number, and all stretches before the sign that
 * could be its formula, the longest first.
 */
export function plainSteps(solution: string): PlainStep[] {
  const bare = inDigits(solution.replaceAll(/<<[^<>]*>>/g, (note) => ' '.repeat(note.length)));
  const found: PlainStep[] = [];
  for (const match of bare.matchAll(/=\s*(?:\\?\$)?\s*(\d[\d,]*(?:\.\d+)?|\.\d+)(?!\d)/g)) {
    const before = bare.slice(0, match.index).split(/\n|=|[.;:?!](?=\s)/);
    const maths = mathsOnly(before.at(-1)!);
    const starts = [...maths.matchAll(/\d[\d,]*(?:\.\d+)?|\.\d+|\(/g)].map((start) => start.index);
    found.push({ lefts: starts.map((start) => maths.slice(start)), right: match[1]! });
  }
  return found;
}

/** The formulas between two equals signs, as in a = b + c = d. */
export function middleSides(solution: string): string[] {
  const bare = inDigits(solution.replaceAll(/<<[^<>]*>>/g, (note) => ' '.repeat(note.length)));
  return bare.split('\n').flatMap((line) => line.split('=').slice(1, -1).map(mathsOnly));
}
