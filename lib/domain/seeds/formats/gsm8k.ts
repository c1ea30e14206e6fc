import { finalAnswer } from './final-answer.ts';
import type { Cell, DatasetFormat } from './format.ts';
import { cell, has, hasText } from './format.ts';

/** GSM8K (Cobbe et al. 2021, arXiv:2110.14168): a rationale with `<<48/2=24>>` and a last line `#### 24`. */
export const gsm8k: DatasetFormat = {
  id: 'gsm8k',
  title: 'GSM8K',
  fields: 'question, answer (ends with "#### 24")',
  recognise(row) {
    if (!hasText(row, 'question', 'answer')) return 0;
    if (has(row, 'original_question') || has(row, 'seed_question')) return 0.4;
    if (SOCRATIC_STEP.test(row.answer as string)) return 0.8;
    return finalLine(row.answer as string) !== null ? 1 : 0.4;
  },
  toDraft(row) {
    const solution = cell(row, 'answer');
    return { problem: cell(row, 'question'), solution, answer: lastLineAnswer(solution) };
  },
};

/** A step of the Socratic variant: a question, two asterisks, the step. */
export const SOCRATIC_STEP = /\? \*\* /;

/** What stands behind the last `####`, where that is the last line; searched from the end, so in one pass. */
function finalLine(text: string): string | null {
  const end = text.trimEnd();
  const at = end.lastIndexOf('####');
  if (at < 0 || (at > 0 && !/\s/.test(end[at - 1]!))) return null;
  const value = end.slice(at + 4);
  return value.includes('\n') ? null : value.trim();
}

/** The number after `####`, without the thousands commas that 79 rows of the training set have. */
export function lastLineAnswer(solution: Cell): Cell {
  const found = typeof solution.value === 'string' ? finalLine(solution.value) : null;
  if (found === null) return finalAnswer(solution);
  const value = found.replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  return { column: null, value };
}
