export type Formula = { tex: string; display: boolean };

/** A dollar amount: what follows the sign reads as a price, and no math goes on behind it. */
const amount = /^\$\d[\d,]*(?:\.\d\d)?(?=[.,;?!]?(?:\s+[A-Za-z]|\s*$))/;

/**
 * The formulas of a text with `$…$`, `$$…$$` and `\[…\]`, by a plain scan: `\$` and amounts such as `$5 for`
 * are money, `[asy]` drawings are left out. Throws when a formula has no end.
 */
export function formulasOf(text: string): Formula[] {
  const source = text.replaceAll(/\[asy\][\s\S]*?\[\/asy\]/g, '');
  const formulas: Formula[] = [];
  let at = 0;
  while (at < source.length) {
    const open = ['\\$', '$$', '\\[', '$'].find((mark) => source.startsWith(mark, at));
    if (!open) at += 1;
    else if (open === '\\$') at += 2;
    else if (open === '$' && amount.test(source.slice(at))) at += 1;
    else {
      const end = closing(source, at + open.length, open === '\\[' ? '\\]' : open);
      formulas.push({ tex: source.slice(at + open.length, end), display: open !== '$' });
      at = end + open.length;
    }
  }
  return formulas;
}

function closing(source: string, from: number, mark: string): number {
  for (let at = from; at < source.length; at++) {
    if (source.startsWith(mark, at)) return at;
    if (source[at] === '\\') at++;
  }
  throw new Error(`a formula without an end: ${source.slice(from, from + 40)}`);
}

/** The content of every `\boxed{…}`, with its braces balanced. */
export function boxesOf(text: string): string[] {
  return [...text.matchAll(/\\boxed\{/g)].map((match) => {
    const start = match.index + match[0].length;
    let depth = 1;
    for (let at = start; at < text.length; at++) {
      if (text[at] === '\\') at++;
      else if (text[at] === '{') depth++;
      else if (text[at] === '}' && --depth === 0) return text.slice(start, at);
    }
    throw new Error('a box without an end');
  });
}
