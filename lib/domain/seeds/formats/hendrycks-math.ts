import { finalAnswer } from './final-answer.ts';
import type { DatasetFormat } from './format.ts';
import { cell, has, hasText } from './format.ts';

/** MATH (Hendrycks et al. 2021, arXiv:2103.03874); the answer is the last `\boxed{…}` of the solution. */
export const hendrycksMath: DatasetFormat = {
  id: 'hendrycks-math',
  title: 'Hendrycks MATH',
  fields: 'problem, level ("Level 3"), type, solution',
  caveat: 'Taken down from Hugging Face on 2025-01-02 after a notice by AoPS: check that you may use it.',
  recognise(row) {
    if (!hasText(row, 'problem', 'solution', 'level') || !has(row, 'type')) return 0;
    return /^Level [1-5?]$/.test(row.level as string) ? 1 : 0.5;
  },
  toDraft(row) {
    const solution = cell(row, 'solution');
    return {
      problem: cell(row, 'problem'),
      solution,
      answer: finalAnswer(solution),
      subject: cell(row, 'type'),
      level: cell(row, 'level'),
    };
  },
};
