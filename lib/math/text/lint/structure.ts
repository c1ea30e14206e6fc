import type { TexToken } from '../tex-tokens.ts';
import type { MathFinding } from './finding.ts';

/** What is open at a place of a formula. */
interface Open {
  mark: 'brace' | 'left' | 'begin';
  name: string;
  start: number;
  end: number;
}

const OPENED_BY: Readonly<Record<string, Open['mark']>> = { '\\right': 'left', '\\end': 'begin' };

/**
 * Braces, `\left … \right` and environments of one formula that do not close what was opened last. Linear: each token
 * is pushed and popped once.
 */
export function lintStructure(text: string, tokens: readonly TexToken[]): MathFinding[] {
  const findings: MathFinding[] = [];
  const stack: Open[] = [];
  const count = new Map<string, number>();
  const push = (mark: Open['mark'], name: string, { start, end }: TexToken) => {
    stack.push({ mark, name, start, end });
    count.set(name, (count.get(name) ?? 0) + 1);
  };
  for (const token of tokens) {
    const word = text.slice(token.start, token.end);
    if (token.kind === 'open') push('brace', '{', token);
    else if (word === '\\left') push('left', word, token);
    else if (word === '\\begin') push('begin', environment(text, token), token);
    else if (token.kind === 'close') close('{', token);
    else if (word === '\\right') close('\\left', token);
    else if (word === '\\end') close(environment(text, token), token);
  }
  return [...findings, ...stack.map(unclosed)].sort((one, other) => one.start - other.start);

  function close(name: string, token: TexToken): void {
    if (!count.get(name)) {
      const other = text[token.start + 1] === 'e' && stack.at(-1)?.mark === 'begin' ? stack.pop() : null;
      if (other) count.set(other.name, count.get(other.name)! - 1);
      return void findings.push(other ? mismatched(other, name, token) : unopened(text, token));
    }
    for (;;) {
      const top = stack.pop()!;
      count.set(top.name, count.get(top.name)! - 1);
      if (top.name === name) return;
      findings.push(unclosed(top));
    }
  }
}

/** The name behind `\begin` or `\end`. */
function environment(text: string, { end }: TexToken): string {
  return /^\s?\{([A-Za-z]+\*?)\}/.exec(text.slice(end, end + 40))?.[1] ?? '';
}

function unclosed({ mark, name, start, end }: Open): MathFinding {
  const shown = mark === 'begin' ? `\\begin{${name}}` : name;
  const partner = { brace: '}', left: '\\right', begin: `\\end{${name}}` }[mark];
  return finding(mark, `${shown} is never closed by ${partner}`, start, end);
}

function unopened(text: string, { start, end }: TexToken): MathFinding {
  const word = text.slice(start, end);
  const mark = OPENED_BY[word] ?? 'brace';
  return finding(mark, `${word} closes nothing that is open`, start, end);
}

function mismatched(opened: Open, name: string, { start, end }: TexToken): MathFinding {
  return finding('begin', `\\begin{${opened.name}} is closed by \\end{${name}}`, start, end);
}

const KINDS = {
  brace: 'unbalanced-brace',
  left: 'unbalanced-left-right',
  begin: 'unpaired-delimiter',
} as const;

function finding(mark: Open['mark'], message: string, start: number, end: number): MathFinding {
  return { kind: KINDS[mark], severity: 'error', message, start, end, fix: null };
}
