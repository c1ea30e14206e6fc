import { toTurn } from './chat-messages.ts';
import { firstExchange, ownAnswer, readTurns } from './exchange.ts';
import type { DatasetFormat, Row, SeedDraft } from './format.ts';
import { has, nestedCell } from './format.ts';
import { asPair } from './pair.ts';
import { objectIn } from './prm800k.ts';

/** TRL's prompt and completion, each a text or a list of messages. */
export const trlPromptCompletion: DatasetFormat = {
  id: 'trl',
  title: 'TRL prompt and completion',
  fields: 'prompt, completion (texts, or lists of { role, content })',
  recognise: (row) => (isReply(row, 'prompt') && isReply(row, 'completion') ? 0.95 : 0),
  toDraft: (row) => readPair(row, 'completion'),
};

/** Preference pairs of TRL. */
export const trlPreference: DatasetFormat = {
  id: 'trl-preference',
  title: 'TRL preference pairs',
  fields: 'prompt, chosen, rejected (texts, or lists of { role, content })',
  recognise: (row) =>
    isReply(row, 'prompt') && isReply(row, 'chosen') && isReply(row, 'rejected') ? 0.95 : 0,
  toDraft: (row) => withRejected(row, readPair(row, 'chosen'), 'rejected'),
};

/** Preference pairs as OpenAI's fine-tuning takes them. */
export const openaiPreference: DatasetFormat = {
  id: 'openai-preference',
  title: 'OpenAI preference pairs',
  fields: 'input { messages }, preferred_output, non_preferred_output',
  recognise: (row) => (isReply(row, 'preferred_output') && has(row, 'non_preferred_output', 'input') ? 1 : 0),
  toDraft: (row) => {
    const asked = objectIn(row, 'input').messages;
    const draft = readPair({ ...row, input: asked }, 'preferred_output', 'input');
    return withRejected(row, draft, 'non_preferred_output');
  },
};

function isReply(row: Row, column: string): boolean {
  const { value } = nestedCell(row, column);
  return (
    typeof value === 'string' || readTurns(value, toTurn)?.some(({ text }) => text !== undefined) === true
  );
}

function readPair(row: Row, reply: string, prompt = 'prompt'): SeedDraft {
  const asked = turnsOf(row, prompt, 'user');
  const given = turnsOf(row, reply, 'assistant');
  const exchange = firstExchange(prompt, asked && given && [...asked, ...given]);
  const draft = { ...exchange, solution: { column: reply, value: exchange.solution?.value } };
  return { ...draft, ...ownAnswer(row, draft) };
}

function withRejected(row: Row, draft: SeedDraft, column: string): SeedDraft {
  const reply = turnsOf(row, column, 'assistant')?.find(({ speaker }) => speaker === 'assistant');
  return asPair(draft, { column, value: reply?.text });
}

function turnsOf(row: Row, column: string, role: 'user' | 'assistant') {
  const { value } = nestedCell(row, column);
  return typeof value === 'string' ? [{ speaker: role, text: value }] : readTurns(value, toTurn);
}
