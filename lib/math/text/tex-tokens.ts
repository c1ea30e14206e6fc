/** A stretch of a formula's source, end exclusive. White space is none. */
export interface TexToken {
  /**
   * `command`: `\frac`, `\{`; `open` and `close`: braces; `mark`: `^ _ & ~`; `number`; `comment`: `%` to the end of its
   * line; `text`: what stands in a group of words such as that of `\text`; `dollar`: math within words; `other`.
   */
  kind: 'command' | 'open' | 'close' | 'mark' | 'number' | 'comment' | 'text' | 'dollar' | 'other';
  start: number;
  end: number;
}

/** Commands whose group holds words, not math. */
export const TEXT_COMMANDS: ReadonlySet<string> = new Set(
  'text textbf textit textrm textsf texttt textnormal textup textmd mbox hbox fbox emph'
    .split(' ')
    .map((name) => `\\${name}`),
);

const TOKEN = /\\(?:[A-Za-z]+\*?|[\s\S]|$)|[{}$]|[\^_&~]|%[^\n]*|\d+(?:[.,]\d+)*|\s+|[^\\{}$^_&~%\d\s]/gu;
const WORDS = /\\(?:[A-Za-z]+\*?|[\s\S]|$)|[{}$]|%[^\n]*|[^\\{}$%]+/gu;

const KINDS: Readonly<Record<string, TexToken['kind']>> = {
  '{': 'open',
  '}': 'close',
  $: 'dollar',
  '^': 'mark',
  _: 'mark',
  '&': 'mark',
  '~': 'mark',
  '\\': 'command',
  '%': 'comment',
};

/** The tokens of a formula that stands at [from, to) of a text, with their places in the text. Linear in the length. */
export function texTokens(text: string, from = 0, to = text.length): TexToken[] {
  const tokens: TexToken[] = [];
  /** For each open brace or inner dollar: whether words stand within. */
  const words: boolean[] = [];
  const source = to === text.length ? text : text.slice(0, to);
  let isTextNext = false;
  let at = from;
  while (at < to) {
    const inWords = words.at(-1) === true;
    const pattern = inWords ? WORDS : TOKEN;
    pattern.lastIndex = at;
    const [found] = pattern.exec(source)!;
    const end = at + found.length;
    if (/^\s/.test(found) && !inWords) {
      at = end;
      continue;
    }
    const kind = kindOf(found, inWords);
    if (kind === 'open') words.push(isTextNext || inWords);
    else if (kind === 'close') words.pop();
    else if (kind === 'dollar') toggleMath(words);
    isTextNext = kind === 'command' && TEXT_COMMANDS.has(found);
    tokens.push({ kind, start: at, end });
    at = end;
  }
  return tokens;
}

function kindOf(found: string, inWords: boolean): TexToken['kind'] {
  const known = KINDS[found[0]!];
  if (known) return known;
  if (inWords) return 'text';
  return /^\d/.test(found) ? 'number' : 'other';
}

/** A dollar in words begins math, and one in that math ends it. */
function toggleMath(words: boolean[]): void {
  if (words.at(-1) === true) words.push(false);
  else if (words.length > 1) words.pop();
}
