import type { Turn } from './exchange.ts';
import { firstExchange, ownAnswer, readTurns } from './exchange.ts';
import type { DatasetFormat } from './format.ts';
import { cell, nestedCell } from './format.ts';

/** Chat messages as the OpenAI API and TRL write them; content may be a text or a list of text parts. */
export const chatMessages: DatasetFormat = {
  id: 'chat-messages',
  title: 'Chat messages',
  fields: 'messages [{ role, content }]',
  recognise(row) {
    const turns = readTurns(nestedCell(row, 'messages').value, toTurn);
    return turns?.some(({ speaker }) => speaker === 'user') ? 0.95 : 0;
  },
  toDraft(row) {
    const { value } = nestedCell(row, 'messages');
    const exchange = firstExchange('messages', readTurns(value, toTurn));
    return { ...exchange, ...ownAnswer(row, exchange), originalId: cell(row, 'id') };
  },
};

const SPEAKERS = new Map<unknown, Turn['speaker']>([
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['system', 'system'],
  ['developer', 'system'],
]);

/** A message of the OpenAI API. */
export function toTurn(turn: Record<string, unknown>): Turn {
  return { speaker: SPEAKERS.get(turn.role) ?? 'other', text: joinParts(turn.content) };
}

function joinParts(content: unknown): unknown {
  if (!Array.isArray(content)) return content;
  const texts = content.map((part: { text?: unknown } | null) => part?.text);
  return texts.every((text) => typeof text === 'string') ? texts.join('\n') : content;
}
