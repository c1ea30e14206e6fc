import { type Parsed, parseText } from '../parse/index.ts';
import { isDigit } from '../tokenize/characters.ts';
import type { CommaReading } from '../tokenize/numbers.ts';

/**
 * The readings of both texts, the usual one first; others only where commas between digits leave a choice: `1,234` may
 * be a list of two, `12,34` a decimal.
 */
export function* readings(gold: string, pred: string): Generator<[Parsed, Parsed]> {
  const g = parseText(gold);
  const p = parseText(pred);
  yield [g, p];
  const left = alternatives(g, gold);
  const right = alternatives(p, pred);
  if (left.length * right.length === 1) return;
  for (const a of left) for (const b of right) if (a !== g || b !== p) yield [a, b];
}

function alternatives(parsed: Parsed, text: string): Parsed[] {
  if ('error' in parsed || !parsed.ambiguous) return [parsed];
  const others: CommaReading[] = isDecimalComma(text) ? ['decimal'] : ['list'];
  return [parsed, ...others.map((reading) => parseText(text, reading))];
}

/** A single comma between digits that cannot separate thousands. */
function isDecimalComma(text: string): boolean {
  const at = text.indexOf(',');
  if (at < 0 || text.indexOf(',', at + 1) >= 0 || !isDigit(text[at - 1])) return false;
  let end = at + 1;
  while (isDigit(text[end])) end++;
  return end - at - 1 !== 3 && end > at + 1;
}
