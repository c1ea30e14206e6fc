import { answerOr } from './final-answer.ts';
import type { DatasetFormat } from './format.ts';
import { cell, has, hasText } from './format.ts';

/** The split of MATH made for PRM800K (Lightman et al. 2023, arXiv:2305.20050), 12,000 and 500 problems. */
export const math500: DatasetFormat = {
  id: 'math-500',
  title: 'MATH-500, PRM800K splits',
  fields: 'problem, solution, answer, subject, level, unique_id',
  recognise(row) {
    if (!hasText(row, 'problem', 'answer') || !has(row, 'subject', 'level')) return 0;
    return has(row, 'unique_id', 'solution') ? 1 : 0.8;
  },
  toDraft(row) {
    const solution = cell(row, 'solution');
    return {
      problem: cell(row, 'problem'),
      solution,
      answer: answerOr(cell(row, 'answer'), solution),
      subject: cell(row, 'subject'),
      level: cell(row, 'level'),
      originalId: cell(row, 'unique_id'),
    };
  },
};
