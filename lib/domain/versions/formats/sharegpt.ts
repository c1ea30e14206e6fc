import { trainingText } from '../training-text.ts';
import type { VersionFormat } from './format.ts';

const turn = { from: 'text', value: 'text' } as const;
const human = (value: string) => ({ from: 'human', value });
const gpt = (value: string) => ({ from: 'gpt', value });

export const sharegpt: VersionFormat = {
  id: 'sharegpt',
  title: 'ShareGPT',
  description: 'conversations[{from, value}], as LLaMA-Factory and FastChat read it',
  columns: { conversations: [turn] },
  rows: 'all',
  reads: ['problem', 'solution', 'answer'],
  toRecord: (row, policy) => ({
    conversations: [human(row.problem), gpt(trainingText(row.solution, row.answer, policy))],
  }),
};

export const sharegptPreference: VersionFormat = {
  id: 'sharegpt-preference',
  title: 'ShareGPT, preference pairs',
  description: 'conversations, chosen{from, value}, rejected{from, value}, as LLaMA-Factory ranks them',
  columns: { conversations: [turn], chosen: turn, rejected: turn },
  rows: 'pairs',
  reads: ['problem', 'solution', 'answer', 'rejected_solution', 'rejected_answer', 'rejected_from'],
  toRecord: (row, policy) => ({
    conversations: [human(row.problem)],
    chosen: gpt(trainingText(row.solution, row.answer, policy)),
    rejected: gpt(trainingText(row.rejected?.solution ?? '', row.rejected?.answer ?? '', policy)),
  }),
};
