import { answerOr } from './final-answer.ts';
import type { DatasetFormat } from './format.ts';
import { cell, has, hasText } from './format.ts';

/** OpenMathInstruct-2 (Toshniwal et al. 2024, arXiv:2410.01560); expected answers are majority votes in part. */
export const openMathInstruct2: DatasetFormat = {
  id: 'openmathinstruct-2',
  title: 'OpenMathInstruct-2',
  fields: 'problem, generated_solution, expected_answer, problem_source',
  caveat: 'CC-BY-4.0. Expected answers of augmented problems are majority votes, not references.',
  recognise(row) {
    if (!hasText(row, 'problem', 'generated_solution')) return 0;
    return has(row, 'expected_answer') ? 1 : 0.7;
  },
  toDraft(row) {
    const solution = cell(row, 'generated_solution');
    return {
      problem: cell(row, 'problem'),
      solution,
      answer: answerOr(cell(row, 'expected_answer'), solution),
      derivation: { derivedFrom: null, source: cell(row, 'problem_source') },
    };
  },
};
