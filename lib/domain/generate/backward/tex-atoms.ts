import { boundCommands, functionCommands, wideSpaces } from './tex-tables.ts';

/** What stands before a place of a formula, as far as it decides what a number there means. */
export type Atom =
  | 'none'
  | 'number'
  | 'letter'
  | 'unit'
  | 'text'
  | 'operator'
  | 'close'
  | 'bound'
  | 'angle'
  | 'space'
  | 'numeral'
  | 'function';

export type Arg = { start: number; end: number; next: number; braced: boolean };

/** What a command without arguments is. */
export function atomOf(name: string): Atom {
  if (boundCommands.has(name)) return 'bound';
  if (functionCommands.has(name)) return 'function';
  if (name === 'angle' || name === 'triangle') return 'angle';
  if (wideSpaces.has(name)) return 'space';
  // Greek letters and the like stand for quantities; binary operators do not.
  return /^(?:times|cdot|div|pm|mp|le|ge|leq|geq|ne|neq|equiv|in|mid|to|circ|degree|cup|cap)$/.test(name)
    ? 'operator'
    : 'close';
}

/** The offset of the brace that closes the group at `at`; `to` where none does. */
export function groupEnd(tex: string, at: number, to: number): number {
  let depth = 0;
  for (let i = at; i < to; i++) {
    if (tex[i] === '\\') i++;
    else if (tex[i] === '{') depth++;
    else if (tex[i] === '}' && --depth === 0) return i;
  }
  return to;
}
