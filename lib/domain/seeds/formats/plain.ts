import { answerOr } from './final-answer.ts';
import type { DatasetFormat } from './format.ts';
import { cell, has, hasText } from './format.ts';

/** Files that use the studio's own words for their columns; all but the problem may be missing. */
export const plain: DatasetFormat = {
  id: 'plain',
  title: 'Problem and solution',
  fields: 'problem, and any of solution, answer, subject, level, id',
  recognise(row) {
    if (!hasText(row, 'problem')) return 0;
    return has(row, 'solution') || has(row, 'answer') ? 0.5 : 0.3;
  },
  toDraft(row) {
    const solution = cell(row, 'solution');
    return {
      problem: cell(row, 'problem'),
      solution,
      answer: answerOr(cell(row, 'answer'), solution),
      subject: cell(row, 'subject'),
      level: cell(row, 'level'),
      originalId: cell(row, 'id'),
    };
  },
};
