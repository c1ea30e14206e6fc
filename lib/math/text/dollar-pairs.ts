import type { Dollar } from './scan-tex.ts';

/** A pair of dollar delimiters: `start` and `end` include them, `width` is 1 for `$`, 2 for `$$`. */
export interface DollarPair {
  start: number;
  end: number;
  width: 1 | 2;
}

const LONGEST_NESTED = 2000;

/**
 * Chooses which dollars of a stretch delimit math, the rest being money or plain characters: the reading of
 * least total cost, by dynamic programming from the right (a dollar is literal, opens `$…$` up to the next
 * dollar, or opens `$$…$$`). Linear in the text: every stretch between two dollars is weighed a bounded
 * number of times.
 */
export function pairDollars(text: string, dollars: readonly Dollar[]): DollarPair[] {
  const n = dollars.length;
  const cost = new Float64Array(n + 2);
  const choice: (Step | null)[] = new Array(n).fill(null);
  const doubles = nextDoubles(dollars);
  const sameDepth = nextAtDepth(dollars);
  for (let i = n - 1; i >= 0; i--) {
    cost[i] = literalCost(text, dollars[i]!.at) + cost[i + 1]!;
    for (const step of steps(dollars, i, doubles[i]!, sameDepth[i]!)) {
      const total = pairCost(text, step.pair) + cost[step.next]!;
      if (total < cost[i]!) {
        cost[i] = total;
        choice[i] = step;
      }
    }
  }
  return follow(choice);
}

interface Step {
  pair: DollarPair;
  next: number;
}

function follow(choice: (Step | null)[]): DollarPair[] {
  const pairs: DollarPair[] = [];
  for (let i = 0; i < choice.length; ) {
    const step = choice[i];
    if (step) pairs.push(step.pair);
    i = step ? step.next : i + 1;
  }
  return pairs;
}

function steps(dollars: readonly Dollar[], i: number, double: number, level: number): Step[] {
  const start = dollars[i]!.at;
  const found: Step[] = [];
  const inline = (j: number) => {
    const close = dollars[j];
    if (close) found.push({ pair: { start, end: close.at + 1, width: 1 }, next: j + 1 });
  };
  const isDouble = dollars[i + 1]?.at === start + 1;
  if (isDouble && double > 0) {
    found.push({ pair: { start, end: dollars[double]!.at + 2, width: 2 }, next: double + 2 });
  }
  if (!isDouble) inline(i + 1);
  const nested = dollars[level];
  if (!isDouble && level > i + 1 && nested && nested.at - start <= LONGEST_NESTED) inline(level);
  return found;
}

/** For each dollar the index of the first of the next two adjacent dollars after its own pair, or -1. */
function nextDoubles(dollars: readonly Dollar[]): Int32Array {
  const next = new Int32Array(dollars.length + 2).fill(-1);
  let last = -1;
  for (let i = dollars.length - 1; i >= 0; i--) {
    const from = i + 2;
    if (dollars[from] && dollars[from + 1]?.at === dollars[from]!.at + 1) last = from;
    next[i] = last;
  }
  return next;
}

/** For each dollar the index of the next one that is no deeper in braces (`$\text{if $x$ is even}$`), or -1. */
function nextAtDepth(dollars: readonly Dollar[]): Int32Array {
  const next = new Int32Array(dollars.length).fill(-1);
  const waiting: number[] = [];
  for (let i = 0; i < dollars.length; i++) {
    while (waiting.length > 0 && dollars[waiting.at(-1)!]!.depth >= dollars[i]!.depth)
      next[waiting.pop()!] = i;
    waiting.push(i);
  }
  return next;
}

const AMOUNT_AHEAD = /[ \t]?(?:\.?\d|<<)/y;

function amountAt(text: string, at: number): boolean {
  AMOUNT_AHEAD.lastIndex = at;
  return AMOUNT_AHEAD.test(text);
}

const isDigit = (c: string | undefined) => c !== undefined && c >= '0' && c <= '9';
const isSpace = (c: string | undefined) => c === undefined || /\s/.test(c);
const isWordChar = (c: string | undefined) => c !== undefined && /[\p{L}\p{N}]/u.test(c);

/** How odd it would be to read the dollar at this place as a plain character. */
function literalCost(text: string, at: number): number {
  if (amountAt(text, at + 1)) return 1;
  return isDigit(text[at - 1]) ? 2 : 6;
}

/** A brace that opens with one behind it that closes. */
const hasGroup = (body: string) => {
  const open = body.indexOf('{');
  return open >= 0 && body.lastIndexOf('}') > open;
};

/** How odd it would be to read this stretch as math. */
function pairCost(text: string, pair: DollarPair): number {
  const { start, end, width } = pair;
  const content = text.slice(start + width, end - width);
  const body = content.trim();
  if (body === '') return 100;
  const environment = body.includes('\\begin{');
  const strong = environment || /[\\^_]/.test(body) || hasGroup(body);
  const words = environment ? 0 : countProseWords(content);
  let cost = Math.min(12, 4 * words) + edgeCost(text, pair, content, strong);
  if (strong) cost -= 4;
  if (/\n[ \t\r]*\n/.test(body) && !environment) cost += width === 2 ? 6 : 30;
  if (!bracesBalance(body)) cost += 20;
  if (width === 2 && BARE_DOLLAR.test(body)) cost += 12;
  if (body.includes('<<') && body.includes('>>')) cost += 12;
  if (width === 1 && !strong) {
    if (body.includes('\n')) cost += 3;
    if (words > 0 && amountAt(text, start + 1)) cost += 6;
    if (!/[\p{L}\p{N}]/u.test(body)) cost += 1 + (/^[,.;:]/.test(body) ? 6 : 0);
  }
  return cost;
}

const DANGLING = /(?:[-+*/=<>(:×÷]|\bx)\s*$/;

/** Arithmetic in running text, as in `4*20 = $80`. */
const SUM_BEFORE = /[\d)]\s*[-+*/=]\s*$/;

/** Penalties from what stands at the two delimiters: money shows there. */
function edgeCost(text: string, { start, end, width }: DollarPair, content: string, strong: boolean): number {
  const before = text[start - 1];
  const after = text[end];
  const leads = isSpace(content[0]);
  const trails = isSpace(content.at(-1));
  let cost = (leads ? 1.5 : 0) + (trails ? 1.5 : 0);
  if (width === 2) return strong ? 0 : cost;
  if (leads && isWordChar(before)) cost += 8;
  if (trails && (isWordChar(after) || (after === '.' && isDigit(text[end + 1])) || after === '\\')) cost += 8;
  if (strong) return cost + (isDigit(after) ? 1 : 0);
  if (amountAt(text, end) && !isSpace(after)) cost += 6;
  if (SUM_BEFORE.test(text.slice(Math.max(0, start - 6), start))) cost += 4;
  if (isDigit(before)) cost += 4;
  else if (isWordChar(before)) cost += 3;
  if (DANGLING.test(content)) cost += amountAt(text, end) ? 10 : 2;
  return cost;
}

/** A dollar that is neither escaped nor inside braces (near enough: no brace before it). */
const BARE_DOLLAR = /^(?:[^\\{$]|\\[\s\S])*\$/;

function bracesBalance(content: string): boolean {
  let depth = 0;
  for (let i = 0; i < content.length; i++) {
    const c = content[i];
    if (c === '\\') i++;
    else if (c === '{') depth++;
    else if (c === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

const TEXT_GROUP =
  /\\(?:text[a-z]*|mbox|hbox|fbox|math[a-z]+|operatorname\*?|mod|pmod|label|tag)\s*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g;
const COMMAND = /\\(?:[A-Za-z]+|[\s\S])/g;
const WORD = /(?<=^|[\s(])\p{Lu}?\p{Ll}+(?=$|[\s,.;:?!()'’-])/gu;
const BEYOND_ASCII = /[^\0-\x7f]/;
/** No word without two letters in a row, the second a small one. */
const TWO_LETTERS = /\p{L}\p{Ll}/u;
const FUNCTIONS = new Set(
  'sin cos tan cot sec csc log ln exp min max gcd lcm mod det dim deg floor ceil sqrt'.split(' '),
);
const SHORT_WORDS = new Set(
  (
    'is of to in at on by or an as be so if it he we no up do go my us me and the for per are was has had his her its ' +
    'she you can but not all out off one two six ten how who why did get got day way use now new any may too own let ' +
    'pay buy cup gas car box bag cat dog men man him our'
  ).split(' '),
);

function countProseWords(content: string): number {
  const bare = content.includes('\\') ? content.replace(TEXT_GROUP, ' ').replace(COMMAND, ' ') : content;
  let words = BEYOND_ASCII.test(bare) && /\p{Script=Han}{2,}/u.test(bare) ? 3 : 0;
  if (!TWO_LETTERS.test(bare)) return words;
  const whole = bare.trim().length;
  for (const [word] of bare.matchAll(WORD)) {
    if (word.length === whole) continue;
    const lower = word.toLowerCase();
    if (word.length > 3 ? /[aeiouy]/.test(lower) && !FUNCTIONS.has(lower) : SHORT_WORDS.has(lower)) words++;
    if (words >= 3) break;
  }
  return words;
}
