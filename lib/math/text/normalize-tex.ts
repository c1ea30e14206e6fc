import { type TexToken, texTokens } from './tex-tokens.ts';

/** Characters that keyboards and converters put into formulas, and the commands that TeX has for them. */
const COMMANDS: Readonly<Record<string, string>> = {
  '×': '\\times',
  '÷': '\\div',
  '·': '\\cdot',
  '⋅': '\\cdot',
  '±': '\\pm',
  '≤': '\\le',
  '≥': '\\ge',
  '≠': '\\ne',
  '≈': '\\approx',
  '∞': '\\infty',
  π: '\\pi',
  '…': '\\ldots',
};

/** Environments whose cells are set in display style, as `\dfrac` is. */
const DISPLAY_STYLE = new Set([
  'align',
  'align*',
  'aligned',
  'gather',
  'gather*',
  'gathered',
  'equation',
  'equation*',
]);

/**
 * The normal form of a formula's source, set as before: one space for many, TeX commands for `−`, `×`, `≤` and their
 * like, thousands as `1{,}000`, braces around the arguments of `\frac12` and `\sqrt2`, `\frac` for `\dfrac` where
 * `display` style makes them the same. Words (`\text{…}`) are left as they are, and so is a formula with a comment.
 */
export function normalizeFormula(source: string, display: boolean): string {
  const tokens = texTokens(source);
  if (tokens.some(({ kind }) => kind === 'comment')) return source;
  return groupThousands(new FormulaWriter(source, tokens, display).write());
}

class FormulaWriter {
  readonly #source: string;
  readonly #tokens: readonly TexToken[];
  #out = '';
  /** How many braces, and how many environments of another style, are open. */
  #depth = 0;
  #inline: number;

  constructor(source: string, tokens: readonly TexToken[], display: boolean) {
    this.#source = source;
    this.#tokens = tokens;
    this.#inline = display ? 0 : 1;
  }

  write(): string {
    let at = 0;
    for (let i = 0; i < this.#tokens.length; i++) {
      const { start, end } = this.#tokens[i]!;
      this.#out += oneSpace(this.#source.slice(at, start));
      at = end;
      const bare = this.#bareArguments(i);
      this.#writeToken(this.#tokens[i]!);
      if (!bare) continue;
      this.#out += bare.written;
      at = bare.end;
      i += bare.tokens;
    }
    return this.#out + oneSpace(this.#source.slice(at));
  }

  #writeToken({ kind, start, end }: TexToken): void {
    const word = this.#source.slice(start, end);
    if (kind === 'open') this.#depth++;
    else if (kind === 'close') this.#depth--;
    else if (word === '\\begin' || word === '\\end') this.#environment(word, end);
    if (kind === 'other') this.#out += this.#plain(word, end);
    else if (word === '\\dfrac' && this.#depth === 0 && this.#inline === 0) this.#out += '\\frac';
    else this.#out += word;
  }

  #environment(word: '\\begin' | '\\end', at: number): void {
    const name = /^\s?\{([A-Za-z]+\*?)\}/.exec(this.#source.slice(at, at + 40))?.[1] ?? '';
    if (!DISPLAY_STYLE.has(name)) this.#inline += word === '\\begin' ? 1 : -1;
  }

  #plain(char: string, end: number): string {
    if (char === '−') return '-';
    const command = COMMANDS[char];
    if (!command) return char;
    return /[A-Za-z*]/.test(this.#source[end] ?? '') ? `${command} ` : command;
  }

  /** `\frac12`, `\frac1{x}`, `\sqrt2`: arguments that are one digit or letter, with the braces that they lack. */
  #bareArguments(i: number): { written: string; tokens: number; end: number } | null {
    const { start, end } = this.#tokens[i]!;
    const name = /^\\(?:([dt]?frac|[dt]?binom)|sqrt)$/.exec(this.#source.slice(start, end));
    if (!name) return null;
    const found = /^\s*([A-Za-z\d])/.exec(this.#source.slice(end, end + 10));
    if (!found) return null;
    const first = end + found[0].length;
    const second = name[1] ? /^\s*([A-Za-z\d])/.exec(this.#source.slice(first, first + 10)) : null;
    const stop = first + (second?.[0].length ?? 0);
    // `\sqrt12` is set as the root of 1 with a 2 behind it, which is hardly meant: a person has to say.
    let last = i + 1;
    while (this.#tokens[last]!.end < stop) last++;
    if (this.#tokens[last]!.end !== stop) return null;
    const group = (argument: string | undefined) => (argument === undefined ? '' : `{${argument}}`);
    return { written: group(found[1]) + group(second?.[1]), tokens: last - i, end: stop };
  }
}

/** White space between tokens: one space, or the line breaks with the indentation behind them. */
function oneSpace(space: string): string {
  return space.includes('\n') ? space.replace(/[^\S\n]+\n/g, '\n') : space.replace(/[^\S\n]+/g, ' ');
}

const SPACED_THOUSANDS = /(?<![\d.,}])[1-9]\d{0,2}(?:,\\!\d{3})+(?![\d])/g;
const PLAIN_THOUSANDS = /(?<![\d.,}!])[1-9]\d{0,2}(?:,\d{3})+(?!\d|,\d|\{,\})/g;

/**
 * Commas between thousands without the space that TeX sets behind a comma. A plain comma may part a list (`12,345`):
 * it is taken for one of thousands only where a group begins with 0, which the number of a list does not.
 */
function groupThousands(source: string): string {
  return source
    .replace(SPACED_THOUSANDS, (number) => number.replaceAll(',\\!', '{,}'))
    .replace(PLAIN_THOUSANDS, (number) => (isOneNumber(number) ? number.replaceAll(',', '{,}') : number));
}

function isOneNumber(number: string): boolean {
  const [lead = '', ...groups] = number.split(',');
  if (groups.every((group) => group === '000')) return true;
  // `110,010` may be a list of numbers in base two.
  const isBinary = /^[01]{3}$/.test(lead) && groups.every((group) => /^[01]{3}$/.test(group));
  return !isBinary && groups.some((group) => group[0] === '0');
}
