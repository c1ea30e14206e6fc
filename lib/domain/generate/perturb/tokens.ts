import { findMentions, type Mention } from './mentions.ts';

export type Token =
  | { kind: 'number'; mention: number; start: number; end: number }
  | { kind: 'operator'; text: '+' | '-' | '*' | '/' | '^'; start: number; end: number }
  | {
      kind: 'open' | 'close' | 'equals' | 'percent' | 'currency' | 'comma' | 'stop' | 'line';
      start: number;
      end: number;
    }
  | { kind: 'annotation' | 'annotationEnd' | 'fraction'; start: number; end: number }
  | { kind: 'word'; text: string; start: number; end: number };

/** What a piece of text is: the first that fits. */
const PIECES = {
  annotation: '<<',
  annotationEnd: '>>',
  line: String.raw`\r?\n|\\\\|\$\$`,
  fraction: String.raw`\\[dt]?frac(?![a-z])`,
  times: String.raw`\\cdot|\\times|[*×·⋅✕∗]`,
  over: String.raw`\\div|[/÷⁄]`,
  percent: String.raw`\\?%`,
  currency: String.raw`\\?\$|€|£`,
  skip: String.raw`\\(?:left|right|displaystyle|quad|qquad|,|;|!|:|\(|\)|\[|\])(?![a-z])`,
  word: String.raw`\\?[A-Za-z][A-Za-z'’-]*(?<!-)`,
  plus: String.raw`\+`,
  minus: '[-−–—]',
  power: String.raw`\^`,
  open: '[([{]',
  close: String.raw`[)\]}]`,
  equals: '=',
  comma: ',',
  stop: String.raw`[.;:?!](?=\s|$|["'”’)])|[^\s]`,
} as const;
type Piece = keyof typeof PIECES;

const NAMES = Object.keys(PIECES) as Piece[];
// One group a piece, by its number: objects of named groups cost more than all the rest of a reading.
const PATTERN = new RegExp(NAMES.map((name) => `(${PIECES[name]})`).join('|'), 'gy');

const OPERATORS = { times: '*', over: '/', plus: '+', minus: '-', power: '^' } as const;
const WORD_OPERATORS: Record<string, '+' | '-' | '*' | '/'> = {
  x: '*',
  X: '*',
  times: '*',
  plus: '+',
  minus: '-',
};

function pieceAt(text: string, at: number): Token | null {
  PATTERN.lastIndex = at;
  const match = PATTERN.exec(text);
  if (!match) return null;
  const end = at + match[0].length;
  const name = NAMES[match.findIndex((piece, group) => group > 0 && piece !== undefined) - 1]!;
  if (name in OPERATORS) {
    return { kind: 'operator', text: OPERATORS[name as keyof typeof OPERATORS], start: at, end };
  }
  if (name === 'skip') return { kind: 'word', text: '', start: at, end };
  if (name === 'word') {
    const operator = WORD_OPERATORS[match[0]];
    if (operator) return { kind: 'operator', text: operator, start: at, end };
    return { kind: 'word', text: match[0], start: at, end };
  }
  return { kind: name as 'open', start: at, end };
}

/** A text as numbers, operators, brackets and words, with the numbers as found by findMentions. */
export function tokenize(text: string): { mentions: Mention[]; tokens: Token[] } {
  const mentions = findMentions(text);
  const tokens: Token[] = [];
  let at = 0;
  let next = 0;
  while (at < text.length) {
    const mention = mentions[next];
    if (mention && mention.start === at) {
      tokens.push({ kind: 'number', mention: next, start: at, end: mention.end });
      at = mention.end;
      next++;
      continue;
    }
    if (/[^\S\n]/.test(text[at]!)) {
      at++;
      continue;
    }
    const token = pieceAt(text, at);
    if (!token) {
      at++;
      continue;
    }
    if (mention && mention.start < token.end) token.end = mention.start;
    if (token.kind !== 'word' || token.text !== '') tokens.push(token);
    at = token.end;
  }
  return { mentions, tokens };
}
