import { CodeUnits } from '../text/code-units.ts';
import { foldedLetter, layoutCommands, sameCommand } from '../text/token-classes.ts';

/** A run of white space and of what only delimits or punctuates. */
const GAP = 32;
/** Any number, where numbers are masked. */
const NUMBER = 35;
/** Commands are symbols of their own from here on, by hash. */
const FIRST_COMMAND = 0xe000;
const COMMANDS = 0x1000;

const codeOf = (char: string) => char.charCodeAt(0);
const [ZERO, NINE, POINT, COMMA, BACKSLASH] = [
  codeOf('0'),
  codeOf('9'),
  codeOf('.'),
  codeOf(','),
  codeOf('\\'),
];

/** What parts words or formulas without meaning anything itself. */
const isGap = Uint8Array.from({ length: 256 }, (_, c) =>
  c <= GAP || c === 0xa0 || `"'\`:;?,{}$`.includes(String.fromCharCode(c)) ? 1 : 0,
);
const isDigit = (c: number) => c >= ZERO && c <= NINE;
const isAsciiLetter = (c: number) => (c | 32) >= 97 && (c | 32) <= 122;

const commandSymbol = (name: string) => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return FIRST_COMMAND + ((hash >>> 20) % COMMANDS);
};

/** The symbol of each command that was met; 0 for commands of layout. A text cannot make it grow without end. */
const commands = new Map<string, number>(layoutCommands.map((name) => [name, 0]));
for (const [name, meaning] of Object.entries(sameCommand)) commands.set(name, commandSymbol(meaning));
const MOST_COMMANDS = 10_000;
const LONGEST_KEPT = 32;

/**
 * A problem or solution as a string of symbols, one 16-bit number each, for n-grams: letters without case and Latin
 * diacritics, every TeX command as one symbol (`\dfrac` is `\frac`), digits (or one symbol for a number, if numbers are
 * masked), operators as they are. White space, `$`, braces, commas and the punctuation of prose are one gap; commands of
 * layout are nothing. The array is reused by the next `read` and valid up to the returned length.
 */
export class SymbolReader {
  symbols = new Uint16Array(1024);
  readonly #source = new CodeUnits();
  readonly #maskNumbers: boolean;

  constructor({ maskNumbers = false }: { maskNumbers?: boolean } = {}) {
    this.#maskNumbers = maskNumbers;
  }

  read(text: string): number {
    const length = this.#source.load(text);
    if (this.symbols.length < length + 2) this.symbols = new Uint16Array(2 * length + 2);
    const { units } = this.#source;
    const { symbols } = this;
    let count = 0;
    symbols[count++] = GAP;
    for (let i = 0; i < length; ) {
      const c = units[i]!;
      if (c < 256 && isGap[c] === 1) {
        if (symbols[count - 1] !== GAP) symbols[count++] = GAP;
        i++;
      } else if (c === BACKSLASH) {
        i = this.#command(text, i + 1);
        if (this.#symbol > 0) symbols[count++] = this.#symbol;
      } else if (this.#maskNumbers && isDigit(c)) {
        i = afterNumber(units, i);
        symbols[count++] = NUMBER;
      } else if (c === POINT && !isDigit(units[i + 1]!)) {
        if (symbols[count - 1] !== GAP) symbols[count++] = GAP;
        i++;
      } else {
        const letter = foldedLetter[c]!;
        symbols[count++] = letter === 0 ? c : letter;
        i++;
      }
    }
    if (symbols[count - 1] !== GAP) symbols[count++] = GAP;
    return count;
  }

  /** The symbol of the command that `#command` read last; 0 for none. */
  #symbol = 0;

  /** Reads a command from behind its backslash and returns where it ends. */
  #command(text: string, from: number): number {
    const { units } = this.#source;
    let end = from;
    while (isAsciiLetter(units[end]!)) end++;
    this.#symbol = 0;
    if (end === from) return from + 1;
    const name = text.slice(from, end);
    const known = commands.get(name);
    this.#symbol = known ?? commandSymbol(name);
    if (known === undefined && commands.size < MOST_COMMANDS && name.length <= LONGEST_KEPT) {
      commands.set(name, this.#symbol);
    }
    return end;
  }
}

/** Where a number ends: digits, with points and thousands' commas between digits. */
function afterNumber(units: Uint16Array, from: number): number {
  let i = from;
  for (;;) {
    while (isDigit(units[i]!)) i++;
    const c = units[i]!;
    if ((c !== POINT && c !== COMMA) || !isDigit(units[i + 1]!)) return i;
    i++;
  }
}
