/** What a spreadsheet takes for a formula at the beginning of a cell. */
const formula = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;
const number = /^[+-]?\d[\d.,]*(?:e[+-]?\d+)?$/i;

/**
 * A cell that a spreadsheet shows as text: an apostrophe before what it would compute (OWASP, "CSV injection"). Plain
 * numbers are let be. `unguarded` undoes it exactly.
 */
export const guardedCell = (text: string): string =>
  formula.test(text) && !number.test(text) ? `'${text}` : text;

/** The cell without the apostrophe that `guardedCell` put before it. */
export const unguardedCell = (text: string): string => (guarded.test(text) ? text.slice(1) : text);

/** The header of a file whose cells are guarded: every name is quoted, which tells it from other files of ours. */
export const guardedHeader = (names: readonly string[]): string =>
  `${names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',')}\r\n`;

/** Whether the cells below this header may be guarded. */
export const isGuardedHeader = (line: string): boolean => /^"[^"]*"(?:[,;\t]"[^"]*")*\r?$/.test(line);
