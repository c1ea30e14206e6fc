import type { NumberList } from './number-list.ts';
import type { KeptReason } from './number-place.ts';
import { type Arg, type Atom, atomOf, groupEnd } from './tex-atoms.ts';
import {
  argumentCounts,
  delimiterCommands,
  dotsCommands,
  layoutGroups,
  relationCommands,
  specEnvironments,
  textCommands,
  unitWords,
} from './tex-tables.ts';

/** Commands and groups inside each other; what lies deeper is not read. */
const DEEPEST = 100;
const ORDINAL = /^[\s{]*(?:\\[a-z]+\s*\{?\s*)?(?:st|nd|rd|th)\b/;
const COMMAND = /\\(?:[A-Za-z]+\*?|[\s\S])/y;
const LETTERS = /[A-Za-z]+/y;
const LENGTH = /\*?(?:\s*\[[^\]]*\])?/y;
const KERN = /\s*-?[\d.]+\s*(?:pt|em|ex|cm|mm|in|mu)\b/y;
const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9';

/** Reads the numbers of one formula, each with what it stands for; one pass, bounded by the depth of braces. */
export class TexReader {
  readonly #tex: string;
  readonly #list: NumberList;
  #atom: Atom = 'none';
  /** Where the enumeration that is being read begins in the list of numbers. */
  #listStart = 0;
  #depth = 0;

  constructor(tex: string, list: NumberList) {
    this.#tex = tex;
    this.#list = list;
  }

  /** Reads a stretch; numbers in it are kept for `kept`, where that is given. */
  read(from: number, to: number, kept: KeptReason | null): void {
    const listStart = this.#listStart;
    this.#listStart = this.#list.found.length;
    this.#atom = 'none';
    this.#depth++;
    if (this.#depth < DEEPEST) for (let i = from; i < to; ) i = this.#next(i, to, kept);
    this.#depth--;
    this.#listStart = listStart;
  }

  #next(i: number, to: number, kept: KeptReason | null): number {
    const tex = this.#tex;
    const char = tex[i]!;
    if (/[\s~]/.test(char)) return i + 1;
    if (char === '\\') return this.#command(i, to, kept);
    if (char === '{') return this.#group(i, to, kept);
    if (char === '^' || char === '_') return this.#script(char, i, to, kept);
    if (isDigit(char) || (char === '.' && isDigit(tex[i + 1]) && !isDigit(tex[i - 1]))) {
      return this.#number(i, to, kept);
    }
    if (/[A-Za-z]/.test(char)) return this.#letters(i, to);
    if (/[=<>:[]/.test(char)) this.#listStart = this.#list.found.length;
    if (char === '.' && tex.startsWith('...', i)) return this.#dots(i + 3);
    this.#atom = char === ')' || char === ']' ? 'close' : char === '&' || char === '}' ? 'space' : 'operator';
    return i + 1;
  }

  #number(i: number, to: number, kept: KeptReason | null): number {
    const glued = this.#atom === 'letter' && /[A-Za-z]/.test(this.#tex[i - 1] ?? '');
    const afterCommand = glued === false && /\\[A-Za-z]+$/.test(this.#tex.slice(Math.max(0, i - 20), i));
    let reason = kept;
    if (glued || this.#atom === 'angle') reason ??= 'label';
    if (this.#atom === 'number') {
      this.#list.keepLast('adjacent');
      reason ??= 'adjacent';
    }
    const end = this.#list.add(i, to, { kept: reason, spaced: afterCommand });
    this.#atom = 'number';
    return end;
  }

  #letters(i: number, to: number): number {
    LETTERS.lastIndex = i;
    const word = LETTERS.exec(this.#tex)![0].slice(0, to - i);
    const isUnit =
      (word.length > 1 && unitWords.has(word)) || (this.#tex[i - 1] === '/' && /^(?:s|m|h|hr)$/.test(word));
    this.#atom = isUnit ? 'unit' : 'letter';
    return i + word.length;
  }

  #dots(end: number): number {
    this.#list.keepPattern(this.#listStart);
    this.#listStart = this.#list.found.length;
    this.#atom = 'operator';
    return end;
  }

  #group(i: number, to: number, kept: KeptReason | null): number {
    const { start, end, next } = this.#argument(i, to);
    const isText = /^\s*\\(?:rm|bf|it|tt)\b/.test(this.#tex.slice(start, end));
    this.read(start, end, kept ?? (isText ? 'layout' : null));
    if (end === start) this.#atom = 'none';
    else if (isText) this.#atom = 'text';
    return next;
  }

  /** The argument that begins at `i`: a group, a command, or one character. */
  #argument(from: number, to: number): Arg {
    const tex = this.#tex;
    let i = from;
    while (i < to && /\s/.test(tex[i]!)) i++;
    if (tex[i] === '{') {
      const close = groupEnd(tex, i, to);
      return { start: i + 1, end: close, next: Math.min(to, close + 1), braced: true };
    }
    if (tex[i] === '\\') {
      COMMAND.lastIndex = i;
      const end = Math.min(to, i + (COMMAND.exec(tex)?.[0].length ?? 1));
      return { start: i, end, next: end, braced: false };
    }
    return { start: i, end: Math.min(to, i + 1), next: Math.min(to, i + 1), braced: false };
  }

  /** Reads an argument of a command: one digit without braces gets them, since `\frac12` cannot hold a letter. */
  #readArgument({ start, end, braced }: Arg, kept: KeptReason | null): void {
    if (!braced && isDigit(this.#tex[start])) {
      this.#list.add(start, end, { kept, braces: true });
      this.#atom = 'number';
    } else this.read(start, end, kept);
  }

  #script(char: '^' | '_', i: number, to: number, kept: KeptReason | null): number {
    const arg = this.#argument(i + 1, to);
    // `x^\frac12`: the command's arguments are read after it, as part of the line.
    const content = this.#tex.slice(arg.start, arg.end);
    if (content.trim() === '') return arg.next;
    const atom = this.#atom;
    const reason = char === '_' ? this.#subscript(atom, content) : this.#superscript(atom, content);
    if (!arg.braced && isDigit(content)) this.#list.add(arg.start, arg.end, { kept: kept ?? reason });
    else if (arg.braced) this.read(arg.start, arg.end, kept ?? reason);
    else if (content.startsWith('\\')) return this.#scriptCommand(arg, to, kept ?? reason, atom);
    this.#atom = atom === 'number' ? 'close' : atom;
    return arg.next;
  }

  #scriptCommand(arg: Arg, to: number, kept: KeptReason | null, atom: Atom): number {
    const next = this.#command(arg.start, to, kept);
    this.#atom = atom;
    return next;
  }

  #subscript(atom: Atom, content: string): KeptReason | null {
    if (atom === 'bound') return null;
    if (atom === 'number') {
      this.#list.keepLast('numeral');
      return null;
    }
    return atom === 'numeral' && /^\d+$/.test(content) ? null : 'index';
  }

  #superscript(atom: Atom, content: string): KeptReason | null {
    if (ORDINAL.test(content)) {
      if (atom === 'number') this.#list.keepLast('ordinal');
      return 'ordinal';
    }
    if (atom === 'none' || atom === 'space' || atom === 'text' || atom === 'unit') return 'unit-exponent';
    if (/^\s*-\s*1\s*$/.test(content) && atom !== 'number') return 'inverse';
    return null;
  }

  #command(i: number, to: number, kept: KeptReason | null): number {
    COMMAND.lastIndex = i;
    const raw = COMMAND.exec(this.#tex)?.[0] ?? '\\';
    const end = Math.min(to, i + raw.length);
    if (this.#depth > DEEPEST) return end;
    this.#depth++;
    const next = this.#namedCommand(raw.slice(1), end, to, kept);
    this.#depth--;
    return next;
  }

  #namedCommand(name: string, end: number, to: number, kept: KeptReason | null): number {
    if (!/^[A-Za-z]/.test(name)) return this.#symbol(name, end);
    if (textCommands.has(name)) return this.#text(end, to);
    if (name === 'begin') return this.#environment(end, to);
    if (name === 'mathbb' || name === 'mathcal') return this.#opaque(end, to, 'text');
    if (name in layoutGroups) return this.#layout(name, end, to);
    if (name === 'sqrt' && this.#tex[end] === '[') return this.#root(end, to, kept);
    if (name in argumentCounts) return this.#arguments(name, end, to, kept);
    if (delimiterCommands.test(name)) return this.#delimiter(name, end);
    if (dotsCommands.has(name)) return this.#dots(end);
    if (relationCommands.has(name)) this.#listStart = this.#list.found.length;
    this.#atom = atomOf(name);
    return end;
  }

  /** `\,` and its kin are no part of a formula; `\\` ends a row, with an optional length. */
  #symbol(name: string, end: number): number {
    if (name === '\\') {
      this.#atom = 'space';
      LENGTH.lastIndex = end;
      return end + (LENGTH.exec(this.#tex)?.[0].length ?? 0);
    }
    if (name === '{') this.#listStart = this.#list.found.length;
    if (!/[,;:!\s>]/.test(name)) this.#atom = name === '}' ? 'close' : 'operator';
    return end;
  }

  #text(from: number, to: number): number {
    const arg = this.#argument(from, to);
    const content = this.#tex.slice(arg.start, arg.end);
    if (this.#atom === 'number' && ORDINAL.test(content)) this.#list.keepLast('ordinal');
    if (content.trim() !== '' || this.#atom === 'number') this.#atom = 'text';
    return arg.next;
  }

  #opaque(from: number, to: number, atom: Atom): number {
    this.#atom = atom;
    return this.#argument(from, to).next;
  }

  #layout(name: string, from: number, to: number): number {
    if (/^(?:m?kern|hskip)$/.test(name)) {
      KERN.lastIndex = from;
      return from + (KERN.exec(this.#tex)?.[0].length ?? 0);
    }
    let at = this.#skipOption(from);
    for (let n = layoutGroups[name]!; n > 0; n--) at = this.#argument(at, to).next;
    return at;
  }

  #skipOption(from: number): number {
    if (this.#tex[from] !== '[') return from;
    const close = this.#tex.indexOf(']', from);
    return close < 0 ? from : close + 1;
  }

  #environment(from: number, to: number): number {
    const { start, end, next } = this.#argument(from, to);
    const name = this.#tex.slice(start, end).replace('*', '');
    this.#atom = 'space';
    if (name === 'tabular') {
      const close = this.#tex.indexOf('\\end{tabular', next);
      return close < 0 ? to : Math.min(to, close);
    }
    return specEnvironments.has(name) ? this.#argument(this.#skipOption(next), to).next : next;
  }

  #root(from: number, to: number, kept: KeptReason | null): number {
    const close = this.#tex.indexOf(']', from);
    if (close < 0 || close >= to) return from + 1;
    this.read(from + 1, close, kept ?? 'root');
    const arg = this.#argument(close + 1, to);
    this.#readArgument(arg, kept);
    this.#atom = 'close';
    return arg.next;
  }

  #arguments(name: string, from: number, to: number, kept: KeptReason | null): number {
    let at = from;
    let numeral = false;
    for (let n = argumentCounts[name]!; n > 0; n--) {
      const arg = this.#argument(at, to);
      const content = this.#tex.slice(arg.start, arg.end);
      numeral = /^(?:over|under)line$/.test(name) && /^[\s\dA-Za-z_{}]*$/.test(content);
      if (!arg.braced && content.startsWith('\\')) at = this.#command(arg.start, to, kept);
      else {
        this.#readArgument(arg, kept ?? (numeral ? 'numeral' : null));
        at = arg.next;
      }
    }
    this.#atom = numeral ? 'numeral' : argumentCounts[name] === 0 ? 'operator' : 'close';
    return at;
  }

  #delimiter(name: string, from: number): number {
    const raw = /^\s*(?:\\(?:[A-Za-z]+|[\s\S])|[\s\S])/.exec(this.#tex.slice(from, from + 20))?.[0] ?? '';
    if (/^\s*[{}]$/.test(raw)) return from;
    this.#atom = /right|[bB]igg?r/.test(name) || /^\s*[)\]]$/.test(raw) ? 'close' : 'operator';
    return from + raw.length;
  }
}
