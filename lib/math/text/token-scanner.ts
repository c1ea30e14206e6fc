import { CodeUnits } from './code-units.ts';
import {
  charClass,
  classOf,
  foldedLetter,
  inDrawing,
  layoutEnvironments,
  spelledSymbols,
  tokenKind,
} from './token-classes.ts';
import {
  BANG,
  BRACKET,
  CLOSE,
  code,
  endOfDrawing,
  goesOn,
  HYPHEN,
  isAsciiLetter,
  isDigit,
  OPEN,
  POINT,
  thousands,
} from './token-ends.ts';
import {
  aliasDigits,
  aliasHash,
  aliasKind,
  aliasSlot,
  finishHash,
  hashSeed,
  hashStep,
  hashToken,
} from './token-hash.ts';
import type { TokenKernel } from './token-kernel.ts';

const operatorHash = Int32Array.from({ length: 128 }, (_, c) =>
  hashToken('operator', String.fromCharCode(c)),
);

const symbols: ReadonlyMap<number, { hash: number; kind: number }> = new Map(
  Object.entries(spelledSymbols).map(([char, meaning]) => {
    const isCommand = meaning.startsWith('\\');
    const hash = isCommand ? hashToken('command', meaning.slice(1)) : hashToken('operator', meaning);
    return [char.charCodeAt(0), { hash, kind: isCommand ? tokenKind.command : tokenKind.operator }];
  }),
);

/** What the inner loop does at a code unit: it stops at what needs a closer look, and at the zero behind a text. */
const act = { stop: 0, space: 1, punctuation: 2, word: 3, number: 4, operator: 5 } as const;
const actions = classOf.map((kind, c) => {
  if (kind === charClass.letter) return act.word;
  if (kind === charClass.digit) return act.number;
  if (kind === charClass.operator) return c === BANG || c === BRACKET ? act.stop : act.operator;
  if (c === 0 || kind !== charClass.ignored) return act.stop;
  return /\s/.test(String.fromCharCode(c)) ? act.space : act.punctuation;
});
const beginHash = hashToken('command', 'begin');
const endHash = hashToken('command', 'end');

/**
 * Reads the tokens of a problem or solution in one pass over its UTF-16 code units: words (without case and
 * diacritics), numbers (`1,000` is `1000`, "three" is `3`), TeX commands (`\dfrac` is `\frac`; layout is dropped) and
 * operators. Spaces, delimiters of formulas, braces and the punctuation of prose are no tokens, so that two settings of
 * one problem have the same tokens. The arrays are reused by the next `scan` and valid up to `count`.
 */
export class TokenScanner {
  /** 32-bit hash of each token. */
  hashes = new Int32Array(1024);
  /** `tokenKind` of each token, plus `inDrawing` where it lies in an `[asy]` drawing. */
  kinds = new Uint8Array(1024);
  /** Where each token begins and ends in the text, in UTF-16 code units. */
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
  count = 0;
  /**
   * A hash of the text as it is spelled, with case, braces and punctuation, but without white space and layout:
   * what tells `\sqrt{x}+1` from `\sqrt{x+1}`, which have the same tokens.
   */
  spelling = 0;
  readonly #source: CodeUnits;
  readonly #kernel: TokenKernel | undefined;
  #units: Uint16Array;
  #drawingBit = 0;

  /** With a kernel it reads texts up to `kernelCapacity` twice as fast, without `spelling` and what is in drawings. */
  constructor(kernel?: TokenKernel) {
    this.#kernel = kernel;
    this.#source = new CodeUnits(kernel?.units);
    this.#units = this.#source.units;
    if (kernel) ({ hashes: this.hashes, kinds: this.kinds, starts: this.starts, ends: this.ends } = kernel);
  }

  /** Reads a text and returns the number of its tokens. Linear in its length. */
  scan(text: string): number {
    const length = this.#source.load(text);
    this.#units = this.#source.units;
    if (length > this.hashes.length) this.#grow(length);
    this.count = 0;
    this.spelling = hashSeed.word;
    this.#drawingBit = 0;
    let i = 0;
    while (i < length) {
      i = this.#kernel ? this.#run(this.#kernel, i) : this.#plain(i);
      if (i >= length) break;
      const c = this.#units[i]!;
      const kind = classOf[c]!;
      if (kind === charClass.digit) i = this.#number(i);
      else if (kind === charClass.operator) i = this.#operator(text, i, c);
      else if (kind === charClass.backslash) i = this.#command(text, i);
      else i = this.#other(i, c, kind);
    }
    return this.count;
  }

  #grow(length: number): void {
    const size = 2 ** Math.ceil(Math.log2(length));
    this.hashes = new Int32Array(size);
    this.kinds = new Uint8Array(size);
    this.starts = new Int32Array(size);
    this.ends = new Int32Array(size);
  }

  #push(hash: number, kind: number, start: number, end: number): void {
    const at = this.count++;
    this.spelling = hashStep(this.spelling ^ (this.spelling >>> 15), hash);
    this.hashes[at] = hash;
    this.kinds[at] = kind | this.#drawingBit;
    this.starts[at] = start;
    this.ends[at] = end;
  }

  #run(kernel: TokenKernel, from: number): number {
    kernel.run(from, this.count);
    const [next = 0, count = 0] = kernel.state;
    this.count = count;
    return classOf[this.#units[next]!] === charClass.letter ? this.#plain(next) : next;
  }

  /** Reads most of a text, with everything in local variables, up to what needs a closer look. */
  #plain(from: number): number {
    const units = this.#units;
    const { hashes, kinds, starts, ends } = this;
    const bit = this.#drawingBit;
    let { count, spelling } = this;
    let i = from;
    for (;;) {
      let c = units[i]!;
      const action = actions[c]!;
      if (action <= act.punctuation) {
        if (action === act.stop) break;
        if (action === act.punctuation) spelling = hashStep(spelling, c);
        i++;
        continue;
      }
      const start = i;
      let hash: number;
      let kind: number;
      if (action === act.word) {
        let h: number = hashSeed.word;
        for (let letter = foldedLetter[c]!; letter !== 0; letter = foldedLetter[c]!) {
          h = hashStep(h, letter);
          spelling = hashStep(spelling, c);
          c = units[++i]!;
        }
        hash = finishHash(h);
        kind = tokenKind.word;
        const slot = aliasSlot(hash);
        if (slot >= 0) {
          hash = aliasHash(slot);
          kind = aliasKind(slot);
        }
      } else {
        if (action === act.number) {
          let h: number = hashSeed.number;
          for (; isDigit(c); c = units[++i]!) h = hashStep(h, c);
          if (goesOn(units, i, c)) {
            i = start;
            break;
          }
          hash = finishHash(h);
          kind = tokenKind.number;
        } else {
          if (c === HYPHEN && isAsciiLetter(units[i + 1]!)) break;
          hash = operatorHash[c]!;
          kind = tokenKind.operator;
          i++;
        }
        spelling = hashStep(spelling ^ (spelling >>> 15), hash);
      }
      hashes[count] = hash;
      kinds[count] = kind | bit;
      starts[count] = start;
      ends[count++] = i;
      if (units[i] === 32) i++;
    }
    this.count = count;
    this.spelling = spelling;
    return i;
  }

  #number(start: number): number {
    const units = this.#units;
    let h: number = hashSeed.number;
    let i = start;
    for (;;) {
      let c = units[i]!;
      for (; isDigit(c); c = units[++i]!) h = hashStep(h, c);
      if (c === POINT && isDigit(units[i + 1]!)) {
        h = hashStep(h, POINT);
        i++;
      } else {
        const skip = thousands(units, i, c);
        if (skip === 0) break;
        i += skip;
      }
    }
    this.#push(finishHash(h), tokenKind.number, start, i);
    return i;
  }

  #operator(text: string, i: number, c: number): number {
    const units = this.#units;
    if (c === HYPHEN && i > 0 && isAsciiLetter(units[i - 1]!) && isAsciiLetter(units[i + 1]!)) return i + 1;
    if (c === BANG && this.#endsWord(i)) return i + 1;
    if (c === BRACKET && text.startsWith('[asy]', i)) {
      if (this.#kernel) return endOfDrawing(text, i);
      this.#drawingBit = inDrawing;
      return i + 5;
    }
    if (c === BRACKET && this.#drawingBit > 0 && text.startsWith('[/asy]', i)) {
      this.#drawingBit = 0;
      return i + 6;
    }
    this.#push(operatorHash[c]!, tokenKind.operator, i, i + 1);
    return i + 1;
  }

  /** An exclamation mark after a word of two letters or more is no factorial. */
  #endsWord(i: number): boolean {
    const last = this.count - 1;
    if (last < 0) return true;
    return this.ends[last] === i && this.kinds[last] === tokenKind.word && i - this.starts[last]! > 1;
  }

  #command(text: string, start: number): number {
    const units = this.#units;
    let h: number = hashSeed.command;
    let i = start + 1;
    for (let c = units[i]!; isAsciiLetter(c); c = units[++i]!) h = hashStep(h, c);
    if (i === start + 1) return this.#escaped(i);
    const hash = finishHash(h);
    if (hash === beginHash || hash === endHash) return this.#environment(text, start, i, hash);
    const slot = aliasSlot(hash);
    if (slot < 0) this.#push(hash, tokenKind.command, start, i);
    else if (aliasKind(slot) >= 0) {
      this.#push(aliasHash(slot), aliasKind(slot), start, i);
      if (aliasDigits(slot) > 0) return this.#digits(i, aliasDigits(slot));
    }
    return i;
  }

  /** `\%`, `\|` and `\{` are tokens; `\$`, `\\`, `\,` and the brackets of formulas are not. */
  #escaped(i: number): number {
    const c = this.#units[i]!;
    const isToken = c === code('%') || c === code('|') || c === OPEN || c === CLOSE;
    if (isToken) this.#push(operatorHash[c]!, tokenKind.operator, i - 1, i + 1);
    return i + 1;
  }

  #digits(from: number, most: number): number {
    let i = from;
    for (let c = this.#units[i]!; i < from + most && isDigit(c); c = this.#units[++i]!) {
      this.#push(finishHash(hashStep(hashSeed.number, c)), tokenKind.number, i, i + 1);
    }
    return i;
  }

  #environment(text: string, start: number, from: number, hash: number): number {
    if (this.#units[from] !== OPEN) return from;
    const close = text.slice(from, from + 20).indexOf('}');
    if (close < 0) return from;
    const end = from + close + 1;
    const name = text.slice(from + 1, end - 1).replace('*', '');
    if (!layoutEnvironments.includes(name)) {
      this.#push(finishHash(hashStep(hash, hashToken('command', name))), tokenKind.command, start, end);
    }
    return end;
  }

  #other(i: number, c: number, kind: number): number {
    if (kind === charClass.ignored) return i + 1;
    const symbol = symbols.get(c);
    if (symbol) this.#push(symbol.hash, symbol.kind, i, i + 1);
    else if (kind === charClass.ideograph) {
      this.#push(finishHash(hashStep(hashSeed.word, c)), tokenKind.word, i, i + 1);
    } else this.#push(finishHash(hashStep(hashSeed.operator, c)), tokenKind.operator, i, i + 1);
    return i + 1;
  }
}
