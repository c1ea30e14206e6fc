import { spend } from '../meter.ts';
import { UNIT_SIZES } from '../tokenize/words.ts';
import { type Piece, prosePieces } from './prose-tokens.ts';
import { isCutAfter, isCutBefore, joinMixedNumbers } from './surroundings.ts';

/** One side of an equation in running text: its pieces without units, and whether there is something to compute. */
export type ProseSide = {
  readonly start: number;
  readonly end: number;
  readonly source: string;
  readonly computed: boolean;
  readonly units: readonly string[];
};

export type ProseChain = {
  readonly start: number;
  readonly end: number;
  readonly sides: readonly ProseSide[];
};

/** Finds the chains `a = b = c` of numbers in running text. Sides with symbols are left out. */
export function proseChains(text: string, limit: number): ProseChain[] {
  const chains: ProseChain[] = [];
  let at = equalsFrom(text, 0);
  while (at >= 0 && chains.length < limit) {
    const start = text.lastIndexOf('\n', at) + 1;
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    addChains(joinMixedNumbers(prosePieces(text, start, end)), limit, chains);
    at = equalsFrom(text, end);
  }
  return chains;
}

/** The place of the next equals sign, or -1; lines without one need not be looked at. */
function equalsFrom(text: string, from: number): number {
  for (let at = from; at < text.length; at++) if (text[at] === '=' || text[at] === '≈') return at;
  return -1;
}

function addChains(pieces: readonly Piece[], limit: number, chains: ProseChain[]) {
  let at = 0;
  while (at < pieces.length && chains.length < limit) {
    if (pieces[at]!.type !== 'equals') {
      at++;
      continue;
    }
    const found = chainAt(pieces, at);
    if (found.chain) chains.push(found.chain);
    at = found.next;
  }
}

function chainAt(pieces: readonly Piece[], first: number): { chain: ProseChain | null; next: number } {
  const start = leftEnd(pieces, first);
  const sides = [start === null ? null : sideOf(pieces.slice(start, first))];
  let at = first;
  while (pieces[at]?.type === 'equals') {
    const end = rightEnd(pieces, at + 1);
    sides.push(end === null ? null : sideOf(pieces.slice(at + 1, end)));
    at = end ?? at + 1;
    while (pieces[at]?.type === 'word' && pieces[at + 1]?.type === 'equals') at++;
  }
  const computed = sides.some((side) => side?.computed);
  if (start !== null && sides[0] && computed && namesValue(pieces, start, sides[0])) sides.shift();
  else if (start !== null && isCutBefore(pieces, start)) return { chain: null, next: at };
  const known = sides.filter((side) => side !== null);
  if (known.length < 2 || known.length < sides.length || isCutAfter(pieces, at))
    return { chain: null, next: at };
  const last = withUnit(known[known.length - 1]!, pieces[at]);
  return { chain: { start: known[0]!.start, end: last.end, sides: [...known.slice(0, -1), last] }, next: at };
}

const VERBS = new Set([
  'is',
  'are',
  'so',
  'that',
  'then',
  'means',
  'have',
  'has',
  'get',
  'thus',
  'therefore',
]);

/** A number that is not computed and has a unit, or stands right after a noun (`Week 2 = 35 + 35`), names what follows. */
function namesValue(pieces: readonly Piece[], start: number, side: ProseSide): boolean {
  if (side.computed) return false;
  const before = pieces[start - 1];
  return side.units.length > 0 ? true : before?.type === 'word' && !VERBS.has(before.text.toLowerCase());
}

/** A bare number takes the word after it for its unit. */
const withUnit = (side: ProseSide, next: Piece | undefined): ProseSide =>
  !side.computed &&
  side.units.length === 0 &&
  next?.type === 'word' &&
  // A bare "in" seldom stands for inches.
  next.text !== 'in' &&
  UNIT_SIZES.has(next.text.toLowerCase())
    ? { ...side, end: next.end, units: [next.text] }
    : side;

const MAX_UNIT_WORDS = 3;

/** The index where the expression that ends before `equals` begins; null where a symbol takes part in it. */
function leftEnd(pieces: readonly Piece[], equals: number): number | null {
  let at = equals;
  let depth = 0;
  let needsOperand = true;
  let start = equals;
  let words = 0;
  while (at > 0 && equals - at < 80) {
    const piece = pieces[at - 1]!;
    if (piece.type === 'number') {
      if (!needsOperand && !multiplies(pieces, at)) break;
      needsOperand = false;
    } else if (piece.type === 'word') {
      if (!needsOperand || words >= MAX_UNIT_WORDS) break;
      if (piece.text.length === 1) return null;
      if (!isUnitPlace(pieces, at - 1)) break;
      words++;
    } else if (piece.type === 'operator') {
      if (needsOperand) return null;
      needsOperand = !isSign(pieces, at - 1);
      words = 0;
    } else if (piece.type === 'close') {
      depth++;
      needsOperand = true;
    } else if (piece.type === 'open') {
      if (depth === 0) break;
      depth--;
      needsOperand = false;
      if (pieces[at - 2]?.type === 'word' && pieces[at - 2]!.end === piece.start) return null;
    } else break;
    at--;
    if (depth === 0 && !needsOperand) start = at;
  }
  return needsOperand || depth > 0 || start === equals ? null : start;
}

/** The number before a bracket that touches it: `15(2)`. */
const multiplies = (pieces: readonly Piece[], at: number) =>
  pieces[at]?.type === 'open' && pieces[at - 1]!.end === pieces[at]!.start;

/** A word that stands after a number, perhaps with other words between, is its unit. */
function isUnitPlace(pieces: readonly Piece[], at: number): boolean {
  let first = at;
  while (first > at - MAX_UNIT_WORDS && pieces[first - 1]?.type === 'word') first--;
  const before = pieces[first - 1];
  const glued = before?.type === 'number' && before.end === pieces[first]!.start;
  return before?.type === 'number' && !(glued && pieces[first]!.text.length === 1);
}

/** A minus sign that belongs to the number after it: nothing that has a value stands before it. */
function isSign(pieces: readonly Piece[], at: number): boolean {
  const piece = pieces[at]!;
  if (!'-−'.includes(piece.text)) return false;
  const before = pieces[at - 1];
  if (!before || before.type === 'open' || before.type === 'equals') return true;
  const glued = pieces[at + 1]?.start === piece.end && before.end < piece.start;
  return glued && before.type === 'word' && !isUnitPlace(pieces, at - 1);
}

/** The index after the expression that begins at `from`; null where a symbol takes part in it. */
function rightEnd(pieces: readonly Piece[], from: number): number | null {
  let depth = 0;
  let needsOperand = true;
  let end = from;
  let words = 0;
  for (let at = from; at < Math.min(pieces.length, from + 80); at++) {
    const piece = pieces[at]!;
    if (piece.type === 'number') {
      if (!needsOperand) break;
      needsOperand = false;
    } else if (piece.type === 'operator') {
      if (needsOperand && !'-−'.includes(piece.text)) return null;
      needsOperand = true;
      words = 0;
    } else if (piece.type === 'open') {
      depth++;
      needsOperand = true;
    } else if (piece.type === 'close') {
      if (depth === 0) break;
      depth--;
    } else if (piece.type === 'word') {
      if (needsOperand) return null;
      if (piece.text.length === 1) return null;
      if (++words > MAX_UNIT_WORDS || !continues(pieces, at)) break;
    } else break;
    if (depth === 0 && !needsOperand) end = at + 1;
  }
  return end === from ? null : end;
}

/** The words at `at` are followed by an operator or an equals sign. */
function continues(pieces: readonly Piece[], at: number): boolean {
  let next = at;
  while (pieces[next]?.type === 'word' && next - at < MAX_UNIT_WORDS) next++;
  const type = pieces[next]?.type;
  return type === 'equals' || (type === 'operator' && pieces[next + 1]?.type === 'number');
}

function sideOf(pieces: readonly Piece[]): ProseSide | null {
  spend(2);
  const kept = pieces.filter((piece) => piece.type !== 'word');
  if (!kept.length) return null;
  const spelled = (piece: Piece) =>
    piece.type !== 'operator' || piece.text.length === 1
      ? piece.text.replace('x', '*').replace('X', '*')
      : '*';
  return {
    start: pieces[0]!.start,
    end: pieces[pieces.length - 1]!.end,
    source: kept.map((piece) => spelled(piece).replaceAll('$', '').replaceAll('\\', '')).join(' '),
    computed: kept.some((piece) => piece.type === 'operator'),
    units: pieces.flatMap((piece) =>
      piece.type === 'word' ? [piece.text] : piece.text.includes('$') ? ['dollars'] : [],
    ),
  };
}
