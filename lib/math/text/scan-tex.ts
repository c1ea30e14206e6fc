/** A stretch of a text, delimiters included; `inner` is the stretch between the delimiters. */
export interface Block {
  kind: 'inline-math' | 'display-math' | 'code';
  start: number;
  end: number;
  innerStart: number;
  innerEnd: number;
  label?: 'asy';
}

/** An unescaped `$`, with the depth of braces around it. */
export interface Dollar {
  at: number;
  depth: number;
}

/** What one pass over a text finds; every list is in the order of the text. */
export interface TexScan {
  /** Blocks that need no judgement: code, drawings, `\(…\)`, `\[…\]`. */
  blocks: Block[];
  /** Display environments and `\boxed{…}`: blocks of their own unless they lie inside dollars. */
  atoms: Block[];
  /** Unescaped dollars outside blocks and atoms. */
  dollars: Dollar[];
}

interface Mark {
  at: number;
  end: number;
  token: string;
}

const MARK = /\\(?:begin|end)\s?\{[A-Za-z]+\*?\}|\\(?:boxed|fbox)\s?\{|\\[\s\S]|[${}]|\[asy\]|```/g;
const BOXED = /^\\(?:boxed|fbox)/;
const ENVIRONMENT = /^\\(begin|end)\s?\{([A-Za-z]+\*?)\}$/;
const LONGEST_BOX = 2000;

const DISPLAY_ENVIRONMENTS = new Set(
  (
    'align aligned alignat alignedat gather gathered equation split multline eqnarray array darray tabular ' +
    'matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix cases dcases rcases CD displaymath math'
  )
    .split(' ')
    .flatMap((name) => [name, `${name}*`]),
);

/** Finds the delimiters of a text in one pass, linear in its length; escaped characters are never delimiters. */
export function scanTex(text: string): TexScan {
  const { marks, code } = collectMarks(text);
  const { blocks, rest } = takeBrackets(marks);
  const { atoms, dollars } = takeAtoms(text, rest);
  return {
    blocks: [...code, ...blocks].sort((a, b) => a.start - b.start),
    atoms,
    dollars: outside(dollars, atoms),
  };
}

function collectMarks(text: string): { marks: Mark[]; code: Block[] } {
  const marks: Mark[] = [];
  const code: Block[] = [];
  const missing = new Set<string>();
  const pattern = new RegExp(MARK);
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const token = found[0];
    const at = found.index;
    const block = token === '[asy]' || token === '```' ? codeBlock(text, at, token, missing) : null;
    if (block) {
      code.push(block);
      pattern.lastIndex = block.end;
    } else marks.push({ at, end: at + token.length, token });
  }
  return { marks, code };
}

function codeBlock(text: string, at: number, token: string, missing: Set<string>): Block | null {
  const fence = token === '```';
  if (fence && at > 0 && text[at - 1] !== '\n') return null;
  const closing = fence ? '\n```' : '[/asy]';
  if (missing.has(closing)) return null;
  const firstLine = fence ? text.indexOf('\n', at) : -1;
  const innerStart = fence ? firstLine + 1 : at + token.length;
  const innerEnd = fence && firstLine < 0 ? -1 : text.indexOf(closing, fence ? firstLine : innerStart);
  if (innerEnd < 0) {
    missing.add(closing);
    return null;
  }
  const block: Block = {
    kind: 'code',
    start: at,
    end: innerEnd + closing.length,
    innerStart: Math.min(innerStart, innerEnd),
    innerEnd,
  };
  return fence ? block : { ...block, label: 'asy' };
}

const CLOSER: Record<string, string> = { '\\(': '\\)', '\\[': '\\]' };

/** `\(…\)` and `\[…\]`; one that opens again before it closes is not closed, and stays text. */
function takeBrackets(marks: Mark[]): { blocks: Block[]; rest: Mark[] } {
  const next = nextBrackets(marks);
  const blocks: Block[] = [];
  const rest: Mark[] = [];
  for (let i = 0; i < marks.length; i++) {
    const mark = marks[i]!;
    const closer = CLOSER[mark.token];
    const j = closer ? next[i]! : -1;
    const close = marks[j];
    if (close && close.token === closer) {
      const kind = mark.token === '\\(' ? 'inline-math' : 'display-math';
      blocks.push({ kind, start: mark.at, end: close.end, innerStart: mark.end, innerEnd: close.at });
      rest.push({ at: mark.at, end: close.end, token: 'block' });
      i = j;
    } else rest.push(mark);
  }
  return { blocks, rest };
}

/** For each bracket mark the index of the next mark of the same family, -1 where there is none. */
function nextBrackets(marks: Mark[]): Int32Array {
  const next = new Int32Array(marks.length).fill(-1);
  let paren = -1;
  let square = -1;
  for (let i = marks.length - 1; i >= 0; i--) {
    const token = marks[i]!.token;
    if (token === '\\(' || token === '\\)') {
      next[i] = paren;
      paren = i;
    } else if (token === '\\[' || token === '\\]') {
      next[i] = square;
      square = i;
    }
  }
  return next;
}

interface Open {
  mark: Mark;
  boxed: boolean;
}

function takeAtoms(text: string, marks: Mark[]): { atoms: Block[]; dollars: Dollar[] } {
  const atoms: Block[] = [];
  const dollars: Dollar[] = [];
  const braces: Open[] = [];
  const environments = new EnvironmentStack();
  for (const mark of marks) {
    const { token } = mark;
    if (token === '$') dollars.push({ at: mark.at, depth: braces.length });
    else if (token === '{' || BOXED.test(token)) braces.push({ mark, boxed: token !== '{' });
    else if (token === '}') {
      const open = braces.pop();
      if (open?.boxed) pushBox(text, atoms, open.mark.at, mark.end);
    } else if (ENVIRONMENT.test(token)) {
      const begin = environments.visit(mark);
      if (begin) atoms.push(whole('display-math', begin.at, mark.end));
    }
  }
  return { atoms: outermost(atoms), dollars };
}

function pushBox(text: string, atoms: Block[], start: number, end: number): void {
  if (end - start <= LONGEST_BOX && !/\n\s*\n/.test(text.slice(start, end))) {
    atoms.push(whole('inline-math', start, end));
  }
}

function whole(kind: Block['kind'], start: number, end: number): Block {
  return { kind, start, end, innerStart: start, innerEnd: end };
}

/** Pairs `\begin{x}` with `\end{x}`; what was left open inside is given up. */
class EnvironmentStack {
  readonly #open: { name: string; mark: Mark }[] = [];
  readonly #count = new Map<string, number>();

  visit(mark: Mark): Mark | null {
    const [, verb, name = ''] = ENVIRONMENT.exec(mark.token) ?? [];
    if (verb === 'begin') {
      this.#open.push({ name, mark });
      this.#count.set(name, (this.#count.get(name) ?? 0) + 1);
      return null;
    }
    if (!this.#count.get(name)) return null;
    for (;;) {
      const top = this.#open.pop()!;
      this.#count.set(top.name, this.#count.get(top.name)! - 1);
      if (top.name === name) return DISPLAY_ENVIRONMENTS.has(name) ? top.mark : null;
    }
  }
}

function outermost(blocks: Block[]): Block[] {
  const kept: Block[] = [];
  for (const block of blocks.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (block.start >= (kept.at(-1)?.end ?? 0)) kept.push(block);
  }
  return kept;
}

function outside(dollars: Dollar[], atoms: Block[]): Dollar[] {
  let a = 0;
  return dollars.filter(({ at }) => {
    while (a < atoms.length && atoms[a]!.end <= at) a++;
    return !(a < atoms.length && atoms[a]!.start <= at);
  });
}
