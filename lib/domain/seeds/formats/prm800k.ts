import { answerOr } from './final-answer.ts';
import type { Cell, DatasetFormat, Row } from './format.ts';
import { cell, has, hasText, nestedCell } from './format.ts';

/** The object in a column, which a table has as JSON; empty when it holds none. */
export function objectIn(row: Row, column: string): Row {
  const { value } = nestedCell(row, column);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};
}

/**
 * PRM800K (Lightman et al. 2023, arXiv:2305.20050): the step labels stay beside the seed where they are short. In the
 * studio's own export the row's solution is the labelled one, and `first_wrong_step` says what the labels say.
 */
export const prm800k: DatasetFormat = {
  id: 'prm800k',
  title: 'PRM800K',
  fields: 'labeler, question { problem, ground_truth_solution, ground_truth_answer, … }, label { steps, … }',
  caveat: 'Its problems are those of MATH, the test split in part: check against benchmarks.',
  recognise(row) {
    const question = objectIn(row, 'question');
    return typeof cell(question, 'problem').value === 'string' && Object.hasOwn(row, 'label') ? 1 : 0;
  },
  toDraft(row) {
    const question = objectIn(row, 'question');
    const inside = (member: string): Cell => ({ column: 'question', value: cell(question, member).value });
    const isOwn = hasText(row, 'solution') && has(row, 'first_wrong_step');
    const solution = isOwn ? cell(row, 'solution') : inside('ground_truth_solution');
    const generated = { ...question } as Record<string, unknown>;
    for (const read of ['problem', 'ground_truth_solution', 'ground_truth_answer']) delete generated[read];
    const small = JSON.stringify(generated).length <= 4_000;
    return {
      problem: inside('problem'),
      solution,
      answer: answerOr(inside(isOwn ? 'pre_generated_answer' : 'ground_truth_answer'), solution),
      facts: small ? { generated } : {},
    };
  },
};
