import { trainingText } from '../training-text.ts';
import type { VersionFormat } from './format.ts';
import { assistant, messages, user } from './shape.ts';

const toRecord: VersionFormat['toRecord'] = (row, policy) => ({
  messages: [user(row.problem), assistant(trainingText(row.solution, row.answer, policy))],
});

export const chat: VersionFormat = {
  id: 'chat',
  title: 'Chat messages',
  description: 'messages[{role, content}], as TRL and most trainers read it',
  columns: { messages },
  rows: 'all',
  reads: ['problem', 'solution', 'answer'],
  toRecord,
};

export const openai: VersionFormat = {
  id: 'openai',
  title: 'OpenAI fine-tuning',
  description: 'messages[{role, content}] in JSONL and nothing else, as the fine-tuning API takes it',
  columns: { messages },
  rows: 'all',
  reads: ['problem', 'solution', 'answer'],
  closed: true,
  container: 'jsonl',
  toRecord,
};

export const axolotl: VersionFormat = {
  id: 'axolotl',
  title: 'axolotl',
  description: 'messages for “type: chat_template”, with the lines of the configuration beside it',
  columns: { messages },
  rows: 'all',
  reads: ['problem', 'solution', 'answer'],
  toRecord,
};
