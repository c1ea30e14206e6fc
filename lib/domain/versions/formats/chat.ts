import { trainingText } from '../training-text.ts';
import type { VersionFormat } from './format.ts';

export const chat: VersionFormat = {
  id: 'chat',
  title: 'Chat messages',
  description: 'messages[{role, content}], as OpenAI fine-tuning and TRL read it',
  toRecord: (row) => ({
    messages: [
      { role: 'user', content: row.problem },
      { role: 'assistant', content: trainingText(row.solution, row.answer) },
    ],
  }),
};
