/** Takes off what stands around an answer: spaces, quotes, marks of emphasis, the full stop. */
export function isolate(text: string): string {
  let s = text.trim();
  for (let round = 0; round < 4; round++) {
    const before = s;
    while (s.endsWith('.') && !s.endsWith('..')) s = s.slice(0, -1).trimEnd();
    while (s.endsWith(',') || s.endsWith(';') || s.endsWith(':')) s = s.slice(0, -1).trimEnd();
    if (s.endsWith('\\') && !s.endsWith('\\\\')) s = s.slice(0, -1).trimEnd();
    if (s.startsWith('**') && s.endsWith('**') && s.length > 4) s = s.slice(2, -2).trim();
    if (s.startsWith('"') && s.endsWith('"') && s.length > 2) s = s.slice(1, -1).trim();
    if (s.startsWith("'") && s.endsWith("'") && s.length > 2) s = s.slice(1, -1).trim();
    if (s.startsWith('`') && s.endsWith('`') && s.length > 2) s = s.slice(1, -1).trim();
    if (s === before) break;
  }
  return s;
}
