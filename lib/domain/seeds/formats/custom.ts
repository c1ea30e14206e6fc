import { answerOr } from './final-answer.ts';
import type { Cell, DatasetFormat } from './format.ts';
import { cell } from './format.ts';

/** Any other file, read by a mapping from fields to columns. Never recognised: it is chosen. */
export const custom: DatasetFormat = {
  id: 'custom',
  title: 'Other columns',
  fields: 'the columns that are chosen for problem, solution, answer, …',
  recognise: () => 0,
  toDraft(row, mapping) {
    const mapped = (field: 'solution' | 'answer' | 'subject' | 'level' | 'originalId'): Cell => {
      const column = mapping?.[field];
      return column ? cell(row, column) : { column: null, value: undefined };
    };
    const solution = mapped('solution');
    return {
      problem: cell(row, mapping?.problem ?? 'problem'),
      solution,
      answer: answerOr(mapped('answer'), solution),
      subject: mapped('subject'),
      level: mapped('level'),
      originalId: mapped('originalId'),
    };
  },
};
