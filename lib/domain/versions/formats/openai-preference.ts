import { trainingText } from '../training-text.ts';
import type { VersionFormat } from './format.ts';
import { assistant, messages, user } from './shape.ts';

export const openaiPreference: VersionFormat = {
  id: 'openai-preference',
  title: 'OpenAI preference pairs',
  description:
    'input, preferred_output, non_preferred_output in JSONL, as direct preference optimization takes it',
  columns: { input: { messages }, preferred_output: messages, non_preferred_output: messages },
  rows: 'pairs',
  reads: ['problem', 'solution', 'answer', 'rejected_solution', 'rejected_answer', 'rejected_from'],
  closed: true,
  container: 'jsonl',
  toRecord: (row, policy) => ({
    input: { messages: [user(row.problem)] },
    preferred_output: [assistant(trainingText(row.solution, row.answer, policy))],
    non_preferred_output: [
      assistant(trainingText(row.rejected?.solution ?? '', row.rejected?.answer ?? '', policy)),
    ],
  }),
};
