export const code = (char: string) => char.charCodeAt(0);
export const [COMMA, POINT, HYPHEN, BANG, OPEN, CLOSE, BRACKET] = [
  code(','),
  code('.'),
  code('-'),
  code('!'),
  code('{'),
  code('}'),
  code('['),
];

export const isDigit = (c: number) => c >= 48 && c <= 57;
export const isAsciiLetter = (c: number) => (c | 32) >= 97 && (c | 32) <= 122;

/** Where the text goes on behind a drawing that begins at `start`. */
export function endOfDrawing(text: string, start: number): number {
  const close = text.indexOf('[/asy]', start);
  return close < 0 ? text.length : close + 6;
}

/** Whether a number that seems to end before `c` may go on behind a point, a comma or braces. */
export const goesOn = (units: Uint16Array, i: number, c: number) =>
  ((c === POINT || c === COMMA) && isDigit(units[i + 1]!)) || (c === OPEN && units[i + 1] === COMMA);

/** How much of `,` or `{,}` to step over where it parts thousands, 0 where it does not. */
export function thousands(units: Uint16Array, i: number, c: number): number {
  const braced = c === OPEN && units[i + 1] === COMMA && units[i + 2] === CLOSE;
  if (!braced && c !== COMMA) return 0;
  const from = i + (braced ? 3 : 1);
  for (let k = 0; k < 3; k++) if (!isDigit(units[from + k]!)) return 0;
  return isDigit(units[from + 3]!) ? 0 : from - i;
}
