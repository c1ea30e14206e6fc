/** A `\boxed{…}` or `\fbox{…}` in a text, by offsets in UTF-16 code units. */
export type Box = { start: number; end: number; inside: { start: number; end: number } };

const opening = /\\(?:boxed|fbox)\s*\{/g;

/** The boxes of a text that have a closing brace, outermost ones, in order. */
export function boxesIn(text: string): Box[] {
  if (!text.includes('box')) return [];
  const found: Box[] = [];
  let from = 0;
  for (const match of text.matchAll(opening)) {
    if (match.index < from) continue;
    const open = match.index + match[0].length;
    const close = closingBrace(text, open);
    if (close < 0) break;
    found.push({ start: match.index, end: close + 1, inside: { start: open, end: close } });
    from = close + 1;
  }
  return found;
}

/** The text with its boxes opened: what they hold stays. The box `kept`, one of `boxesIn`, stays closed. */
export function withoutBoxes(text: string, kept?: Box): string {
  const boxes = boxesIn(text);
  if (boxes.length === 0) return text;
  let result = '';
  let from = 0;
  for (const { start, end, inside } of boxes) {
    const isKept = start === kept?.start;
    result += text.slice(from, start);
    result += isKept ? text.slice(start, end) : withoutBoxes(text.slice(inside.start, inside.end));
    from = end;
  }
  return result + text.slice(from);
}

/** The brace that closes what was opened before `from`, or -1. */
function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const c = text[at];
    if (c === '\\') at++;
    else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return at;
  }
  return -1;
}
