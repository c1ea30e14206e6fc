import { trainingText } from '../training-text.ts';
import type { VersionFormat } from './format.ts';

export const metamathqa: VersionFormat = {
  id: 'metamathqa',
  title: 'MetaMathQA',
  description: 'query, response, type, original_question, as the MetaMath code reads it',
  columns: { query: 'text', response: 'text', type: 'text', original_question: 'text' },
  rows: 'all',
  reads: ['problem', 'solution', 'answer', 'method', 'seed_problem'],
  toRecord: (row, policy) => ({
    query: row.problem,
    response: trainingText(row.solution, row.answer, policy),
    type: row.method,
    original_question: row.lineage.seedProblem,
  }),
};
