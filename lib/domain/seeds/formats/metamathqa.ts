import { answerOr } from './final-answer.ts';
import type { DatasetFormat } from './format.ts';
import { cell, has, hasText } from './format.ts';

/** MetaMathQA (Yu et al. 2023, arXiv:2309.12284); responses end with "The answer is: …". */
export const metamathqa: DatasetFormat = {
  id: 'metamathqa',
  title: 'MetaMathQA',
  fields: 'query, response, type, original_question',
  recognise(row) {
    if (!hasText(row, 'query', 'response')) return 0;
    return has(row, 'original_question') ? 1 : 0.5;
  },
  toDraft(row) {
    const solution = cell(row, 'response');
    return {
      problem: cell(row, 'query'),
      solution,
      answer: answerOr(cell(row, 'answer'), solution),
      derivation: {
        derivedFrom: { problem: cell(row, 'original_question') },
        method: cell(row, 'type'),
      },
    };
  },
};
