import { extractAnswer } from '#lib/math/answers/index.ts';
import { LONGEST_ANSWER } from '../schema.ts';
import type { Cell } from './format.ts';

/** The final answer that a solution states (`\boxed{…}`, `#### …`, "the answer is …"), as a derived cell. */
export function finalAnswer(solution: Cell): Cell {
  const found = typeof solution.value === 'string' ? extractAnswer(solution.value) : null;
  if (!found || found.answer.length > LONGEST_ANSWER) return { column: null, value: null };
  return { column: null, value: found.answer, rule: found.rule };
}

/** The answer of its own column where that holds one, else the one that the solution states. */
export function answerOr(own: Cell, solution: Cell): Cell {
  const stated = typeof own.value === 'number' || (typeof own.value === 'string' && own.value.trim() !== '');
  return stated ? own : finalAnswer(solution);
}
