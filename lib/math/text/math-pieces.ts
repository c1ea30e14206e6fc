import { segmentText } from './money-or-math.ts';

/** A piece of a text that can be marked by itself: a word, or a part of a formula that is TeX of its own. */
export interface MathPiece {
  start: number;
  end: number;
  /** What it is compared by: its text without white space. */
  key: string;
  /** For a command with arguments, a group or an environment: what it is, and the parts within. */
  head?: string;
  parts?: MathPiece[][];
}

const ARGUMENTS: Readonly<Record<string, number>> = {
  frac: 2,
  dfrac: 2,
  tfrac: 2,
  cfrac: 2,
  binom: 2,
  dbinom: 2,
  tbinom: 2,
  overset: 2,
  underset: 2,
  stackrel: 2,
  ...Object.fromEntries(
    (
      'sqrt overline underline bar hat vec dot tilde widehat widetilde overrightarrow overleftarrow text textbf ' +
      'textit mathrm mathbf mathbb mathcal mathit mathsf operatorname boxed fbox mbox pmod'
    )
      .split(' ')
      .map((name) => [name, 1]),
  ),
};

const WORD = /[\p{L}\p{M}]+|\d[\d.,]*\d|\d|[^\p{L}\p{M}\d\s]/gu;
const deepest = 50;

/** The pieces of a text: words and marks of its prose, pieces of its formulas. White space and `$` are none. */
export function mathPieces(text: string): MathPiece[] {
  return new PieceReader(text).read();
}

class PieceReader {
  readonly #text: string;
  /** For each opening brace the closing one; -1 where there is none. */
  readonly #partners: Int32Array;

  constructor(text: string) {
    this.#text = text;
    this.#partners = bracePartners(text);
  }

  read(): MathPiece[] {
    return segmentText(this.#text).flatMap(({ kind, start, end, innerStart, source }) => {
      if (kind === 'inline-math' || kind === 'display-math') {
        return this.#formulaPieces(innerStart, innerStart + source.length, 0);
      }
      return [...this.#text.slice(start, end).matchAll(WORD)].map((found) =>
        this.#piece(start + found.index, start + found.index + found[0].length),
      );
    });
  }

  #partner(open: number, to: number): number {
    const close = this.#partners[open]!;
    return close < to ? close : -1;
  }

  #piece(start: number, end: number): MathPiece {
    return { start, end, key: this.#text.slice(start, end).replace(/\s+/g, '') };
  }

  #formulaPieces(from: number, to: number, depth: number): MathPiece[] {
    const pieces: MathPiece[] = [];
    let at = from;
    while (at < to) {
      const found = this.#nextPiece(at, to, depth);
      if (found && found.start < found.end) pieces.push(found);
      at = Math.max(at + 1, found?.end ?? 0);
    }
    return pieces;
  }

  /** The piece that begins at a place; null for what is no piece: spaces, alignment marks, a brace without partner. */
  #nextPiece(at: number, to: number, depth: number): MathPiece | null {
    const char = this.#text[at]!;
    if (/[\s&}~]/.test(char)) return null;
    if (char === '{') {
      const close = this.#partner(at, to);
      return close < 0 ? null : this.#compound(at, close + 1, '{', [[at + 1, close]], depth);
    }
    if (char === '^' || char === '_') {
      const [start, end, next] = this.#argument(at + 1, to);
      return this.#compound(at, next, char, [[start, end]], depth);
    }
    if (char === '\\') return this.#commandPiece(at, to, depth);
    const number = /\d/.test(char)
      ? /^\d+(?:[.,]\d+)*/.exec(this.#text.slice(at, Math.min(to, at + 100)))
      : null;
    return this.#piece(at, at + (number?.[0].length ?? [...this.#text.slice(at, at + 2)][0]!.length));
  }

  #commandPiece(at: number, to: number, depth: number): MathPiece | null {
    const name = /^[A-Za-z]+/.exec(this.#text.slice(at + 1, Math.min(to, at + 40)))?.[0];
    if (name === undefined) {
      // A line break and a thin space are no pieces; `\{` and `\%` are.
      return /[\\,;:! ]/.test(this.#text[at + 1] ?? ' ')
        ? { start: at + 2, end: at + 2, key: '' }
        : this.#piece(at, at + 2);
    }
    if (name === 'begin' || name === 'left') return this.#enclosedPiece(at, to, name, depth);
    let next = at + 1 + name.length;
    const parts: [number, number][] = [];
    if (name === 'sqrt' && this.#text[next] === '[') next = Math.max(next, this.#text.indexOf(']', next) + 1);
    for (let left = ARGUMENTS[name] ?? 0; left > 0; left--) {
      const [start, end, behind] = this.#argument(next, to);
      parts.push([start, end]);
      next = behind;
    }
    return parts.length === 0 ? this.#piece(at, next) : this.#compound(at, next, `\\${name}`, parts, depth);
  }

  /** `\begin{x}…\end{x}` and `\left(…\right)`: one piece, whose inside can be marked; half of it cannot. */
  #enclosedPiece(at: number, to: number, name: 'begin' | 'left', depth: number): MathPiece {
    const marks =
      name === 'begin'
        ? /\\(begin|end)\s*\{[^{}]*\}/g
        : /\\(left|right)(?![A-Za-z])\s*(?:\\[A-Za-z]+|\\?.)/gs;
    let open = 0;
    let inner = at;
    for (const found of this.#text.slice(at, to).matchAll(marks)) {
      const isOpening = found[1] === name;
      if (open === 0 && isOpening) inner = at + found.index + found[0].length;
      open += isOpening ? 1 : -1;
      if (open > 0) continue;
      const last = at + found.index;
      const end = last + found[0].length;
      return this.#compound(at, end, this.#text.slice(at, inner) + found[0], [[inner, last]], depth);
    }
    return this.#piece(at, to);
  }

  #compound(start: number, end: number, head: string, parts: [number, number][], depth: number): MathPiece {
    const whole = this.#piece(start, end);
    if (depth >= deepest) return whole;
    return { ...whole, head, parts: parts.map(([from, to]) => this.#formulaPieces(from, to, depth + 1)) };
  }

  /** The argument behind a command: its inside, and where the text goes on. */
  #argument(from: number, to: number): [start: number, end: number, next: number] {
    let at = from;
    while (at < to && /\s/.test(this.#text[at]!)) at++;
    if (at >= to) return [to, to, to];
    if (this.#text[at] === '{') {
      const close = this.#partner(at, to);
      return close < 0 ? [at + 1, to, to] : [at + 1, close, close + 1];
    }
    const end =
      this.#text[at] === '\\'
        ? at + 1 + (/^(?:[A-Za-z]+|.)/s.exec(this.#text.slice(at + 1, at + 40))?.[0].length ?? 0)
        : at + 1;
    return [at, Math.min(end, to), Math.min(end, to)];
  }
}

function bracePartners(text: string): Int32Array {
  const partners = new Int32Array(text.length).fill(-1);
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') open.push(i);
    else if (text[i] === '}' && open.length > 0) partners[open.pop()!] = i;
  }
  return partners;
}
