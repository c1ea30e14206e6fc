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

const PIECES = new RegExp(
  [
    '(?<annotation><<)',
    '(?<annotationEnd>>>)',
    String.raw`(?<line>\r?\n|\\\\|\$\$)`,
    String.raw`\\[dt]?frac(?![a-z])(?<fraction>)`,
    String.raw`(?<times>\\cdot|\\times|[*×·⋅✕∗])`,
    String.raw`(?<over>\\div|[/÷⁄])`,
    String.raw`(?<percent>\\?%)`,
    String.raw`(?<currency>\\?\$|€|£)`,
    String.raw`(?<skip>\\(?:left|right|displaystyle|quad|qquad|,|;|!|:|\(|\)|\[|\])(?![a-z]))`,
    String.raw`(?<word>\\?[A-Za-z][A-Za-z'’-]*(?<!-))`,
    String.raw`(?<plus>\+)`,
    '(?<minus>[-−–—])',
    String.raw`(?<power>\^)`,
    '(?<open>[([{])',
    String.raw`(?<close>[)\]}])`,
    '(?<equals>=)',
    '(?<comma>,)',
    String.raw`(?<stop>[.;:?!](?=\s|$|["'”’)])|[^\s])`,
  ].join('|'),
  'gy',
);

const OPERATORS = { times: '*', over: '/', plus: '+', minus: '-', power: '^' } as const;
const WORD_OPERATORS: Record<string, '+' | '-' | '*' | '/'> = {
  x: '*',
  X: '*',
  times: '*',
  plus: '+',
  minus: '-',
};

function pieceAt(text: string, at: number): Token | null {
  PIECES.lastIndex = at;
  const match = PIECES.exec(text);
  if (!match) return null;
  const end = at + match[0].length;
  const name = Object.entries(match.groups!).find(([, value]) => value !== undefined)?.[0] ?? 'fraction';
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
