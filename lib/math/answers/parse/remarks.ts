import type { Cursor } from './cursor.ts';

/** The number of tokens of words in brackets behind a value, as in `12 (approx)`; 0 where there are none. */
export function bracketedWords(c: Cursor): number {
  if (c.mark() !== '(') return 0;
  let ahead = 1;
  while (c.peek(ahead)?.type === 'word') ahead++;
  return ahead > 1 && c.mark(ahead) === ')' ? ahead + 1 : 0;
}

const SEPARATORS = new Set(['and', 'or', ',', ';', '}}', '}', ')', ']', '\\\\', '&', '=', ':', '∪']);

/** After words, numbers and signs are part of the remark until a separator. */
export function passRemark(c: Cursor) {
  while (c.peek() && !SEPARATORS.has(c.mark())) {
    if (c.peek()?.type === 'command') return;
    c.at++;
  }
}
