import { trainingText } from '../training-text.ts';
import type { VersionFormat } from './format.ts';
import { assistant, messages, user } from './shape.ts';

/** The columns of NuminaMath-CoT with the answer, the type and the flag of NuminaMath-1.5. */
export const numinamath: VersionFormat = {
  id: 'numinamath',
  title: 'NuminaMath',
  description: 'source, problem, solution, answer, messages, problem_type, question_type, synthetic',
  columns: {
    ...{ source: 'text', problem: 'text', solution: 'text', answer: 'text', messages },
    ...{ problem_type: 'text', question_type: 'text', synthetic: 'flag' },
  },
  rows: 'all',
  reads: ['problem', 'solution', 'answer', 'subject', 'source'],
  hasAnswer: true,
  toRecord(row, policy) {
    const solution = trainingText(row.solution, row.answer, policy);
    return {
      source: row.lineage.source,
      problem: row.problem,
      solution,
      answer: row.answer,
      messages: [user(row.problem), assistant(solution)],
      problem_type: row.subject,
      question_type: 'math-word-problem',
      synthetic: true,
    };
  },
};
