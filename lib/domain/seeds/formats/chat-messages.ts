import type { Turn } from './exchange.ts';
import { firstExchange, readTurns } from './exchange.ts';
import type { DatasetFormat } from './format.ts';
import { cell } from './format.ts';

/** Chat messages as the OpenAI API and TRL write them; content may be a text or a list of text parts. */
export const chatMessages: DatasetFormat = {
  id: 'chat-messages',
  title: 'Chat messages',
  fields: 'messages [{ role, content }]',
  recognise(row) {
    const turns = readTurns(cell(row, 'messages').value, toTurn);
    return turns?.some(({ speaker }) => speaker === 'user') ? 0.95 : 0;
  },
  toDraft(row) {
    const { value } = cell(row, 'messages');
    return { ...firstExchange('messages', readTurns(value, toTurn)), originalId: cell(row, 'id') };
  },
};

const SPEAKERS = new Map<unknown, Turn['speaker']>([
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['system', 'system'],
  ['developer', 'system'],
]);

function toTurn(turn: Record<string, unknown>): Turn {
  return { speaker: SPEAKERS.get(turn.role) ?? 'other', text: joinParts(turn.content) };
}

function joinParts(content: unknown): unknown {
  if (!Array.isArray(content)) return content;
  const texts = content.map((part: { text?: unknown } | null) => part?.text);
  return texts.every((text) => typeof text === 'string') ? texts.join('\n') : content;
}
