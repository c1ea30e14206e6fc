import { trainingText } from '../training-text.ts';
import type { VersionFormat } from './format.ts';
import { assistant, messages, user } from './shape.ts';

export const trl: VersionFormat = {
  id: 'trl',
  title: 'TRL prompt and completion',
  description: 'prompt and completion, each a list of messages: the loss is taken over the completion',
  columns: { prompt: messages, completion: messages },
  rows: 'all',
  reads: ['problem', 'solution', 'answer'],
  toRecord: (row, policy) => ({
    prompt: [user(row.problem)],
    completion: [assistant(trainingText(row.solution, row.answer, policy))],
  }),
};

export const trlPreference: VersionFormat = {
  id: 'trl-preference',
  title: 'TRL preference pairs',
  description: 'prompt, chosen, rejected, each a list of messages, for DPO and reward models',
  columns: { prompt: messages, chosen: messages, rejected: messages },
  rows: 'pairs',
  reads: ['problem', 'solution', 'answer', 'rejected_solution', 'rejected_answer', 'rejected_from'],
  toRecord: (row, policy) => ({
    prompt: [user(row.problem)],
    chosen: [assistant(trainingText(row.solution, row.answer, policy))],
    rejected: [assistant(trainingText(row.rejected?.solution ?? '', row.rejected?.answer ?? '', policy))],
  }),
};
