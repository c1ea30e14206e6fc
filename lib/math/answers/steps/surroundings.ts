import type { Piece } from './prose-tokens.ts';

/**
 * Whether an expression in running text is whole: what stands before and after it may show that it is part of something
 * else (a time of day, a number with spaces, an expression with symbols), which then is not recomputed.
 */

const startsFraction = (pieces: readonly Piece[], at: number) =>
  pieces[at]?.type === 'number' && pieces[at + 1]?.text === '/';

/** What stands before the piece at `start` belongs to it. */
export function isCutBefore(pieces: readonly Piece[], start: number): boolean {
  const first = pieces[start]!;
  const before = pieces[start - 1];
  if (!before) return false;
  if (first.type === 'number' && first.text.length > 1 && first.text[0] === '0' && first.text[1] !== '.')
    return true;
  if (before.type === 'number') return true;
  if (before.type === 'word')
    return before.end === first.start || (before.text === 'and' && startsFraction(pieces, start));
  const numberBefore = pieces[start - 2]?.type === 'number';
  if (before.text === ':' || before.text === '.') return numberBefore || before.end === first.start;
  return before.text === ',' && numberBefore && (before.end === first.start || first.text.length === 3);
}

/** What stands from the piece at `end` on belongs to the expression before it. */
export function isCutAfter(pieces: readonly Piece[], end: number): boolean {
  const next = pieces[end];
  const last = pieces[end - 1]!;
  if (!next) return false;
  if (next.type === 'number' || next.type === 'operator' || next.type === 'open') return true;
  if (next.type === 'word') {
    if (next.text === 'and') return startsFraction(pieces, end + 1) || pieces[end + 1]?.type === 'open';
    return next.text.length === 1 && next.text !== 'a' && next.text !== 'I';
  }
  if (next.text === ':') return pieces[end + 1]?.type === 'number' && next.start === last.end;
  return next.text === '.' && pieces[end + 1]?.text === '.';
}

/** `1 1/2` is one number: an integer, a space, and a proper fraction. */
export function joinMixedNumbers(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const [whole, over, sign, under] = [pieces[at]!, pieces[at + 1], pieces[at + 2], pieces[at + 3]];
    if (isMixed(whole, over, sign, under)) {
      const text = `(${whole.text}+${over!.text}/${under!.text})`;
      joined.push({ type: 'number', text, start: whole.start, end: under!.end });
      at += 3;
    } else joined.push(whole);
  }
  return joined;
}

const isInteger = (piece: Piece | undefined) =>
  piece?.type === 'number' && [...piece.text].every((c) => c >= '0' && c <= '9') && piece.text.length < 5;

function isMixed(whole: Piece, over?: Piece, sign?: Piece, under?: Piece): boolean {
  if (!isInteger(whole) || !isInteger(over) || sign?.text !== '/' || !isInteger(under)) return false;
  const tight = over!.end === sign.start && sign.end === under!.start;
  return tight && over!.start > whole.end && Number(over!.text) < Number(under!.text);
}
