const LETTERS = 160;

/** The end of a reply on one line: there its answer stands. */
export function cutLine(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > LETTERS ? `…${line.slice(-LETTERS)}` : line;
}
