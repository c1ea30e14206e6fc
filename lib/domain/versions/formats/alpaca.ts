import { trainingText } from '../training-text.ts';
import type { VersionFormat } from './format.ts';

export const alpaca: VersionFormat = {
  id: 'alpaca',
  title: 'Alpaca',
  description: 'instruction, input, output, as LLaMA-Factory and axolotl read it',
  columns: { instruction: 'text', input: 'text', output: 'text' },
  rows: 'all',
  reads: ['problem', 'solution', 'answer'],
  toRecord: (row, policy) => ({
    instruction: row.problem,
    input: '',
    output: trainingText(row.solution, row.answer, policy),
  }),
};

export const alpacaPreference: VersionFormat = {
  id: 'alpaca-preference',
  title: 'Alpaca, preference pairs',
  description: 'instruction, input, chosen, rejected, as LLaMA-Factory ranks them',
  columns: { instruction: 'text', input: 'text', chosen: 'text', rejected: 'text' },
  rows: 'pairs',
  reads: ['problem', 'solution', 'answer', 'rejected_solution', 'rejected_answer', 'rejected_from'],
  toRecord: (row, policy) => ({
    instruction: row.problem,
    input: '',
    chosen: trainingText(row.solution, row.answer, policy),
    rejected: trainingText(row.rejected?.solution ?? '', row.rejected?.answer ?? '', policy),
  }),
};
