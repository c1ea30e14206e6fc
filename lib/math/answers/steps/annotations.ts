import { metered } from '../meter.ts';
import { checkEquation, type EquationCheck } from './equation.ts';
import { readSide } from './side.ts';

/** Units of work that one equation may spend. */
const EQUATION_LIMIT = 1500;

export type Annotation = { readonly start: number; readonly end: number; readonly text: string };

/** The calculator annotations `<<48/2=24>>` of a solution. */
export function annotations(solution: string): Annotation[] {
  const found: Annotation[] = [];
  for (let at = solution.indexOf('<<'); at >= 0; at = solution.indexOf('<<', at + 2)) {
    const close = solution.indexOf('>>', at);
    if (close < 0) break;
    const inner = solution.lastIndexOf('<<', close);
    const start = Math.max(inner, at);
    found.push({ start, end: close + 2, text: solution.slice(start + 2, close) });
    at = close;
  }
  return found;
}

/** Recomputes a chain `a = b = c` of numbers: every part must be the value of the first. */
export function checkChain(parts: readonly string[]): EquationCheck {
  return metered(
    EQUATION_LIMIT,
    () => chainOf(parts),
    () => ({ verdict: 'unchecked', reason: 'too large to compute' }),
  );
}

function chainOf(parts: readonly string[]): EquationCheck {
  const [first, ...others] = parts;
  let left = first === undefined || others.length === 0 ? null : readSide(first);
  if (!left) return { verdict: 'unchecked', reason: 'the left side is no number' };
  for (const part of others) {
    const right = readSide(part);
    if (!right) return { verdict: 'unchecked', reason: 'a side is no number' };
    const check = checkEquation(left, right);
    if (check.verdict !== 'right') return check;
    left = right;
  }
  return { verdict: 'right' };
}
