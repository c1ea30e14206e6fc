/** Tokens of one step of the histogram, as lib/math/text counts them; the last step holds all that is longer. */
export const stepTokens = 128;
const steps = 64;

/** The step of a length, from 0. */
export const stepOf = (tokens: number): number => Math.min(steps - 1, Math.floor(tokens / stepTokens));

/** The share of rows, 0 to 1, that are at least so long; `tokens` is a multiple of the step. */
export function shareFrom(lengths: readonly number[], tokens: number): number {
  const all = lengths.reduce((sum, rows) => sum + rows, 0);
  const long = lengths.slice(stepOf(tokens)).reduce((sum, rows) => sum + rows, 0);
  return all === 0 ? 0 : long / all;
}
