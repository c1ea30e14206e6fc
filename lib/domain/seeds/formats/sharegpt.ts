import type { Turn } from './exchange.ts';
import { firstExchange, readTurns } from './exchange.ts';
import type { DatasetFormat } from './format.ts';
import { cell } from './format.ts';

/** ShareGPT conversations: `from` is human, gpt, system, … */
export const sharegpt: DatasetFormat = {
  id: 'sharegpt',
  title: 'ShareGPT',
  fields: 'conversations [{ from, value }]',
  recognise(row) {
    const turns = readTurns(cell(row, 'conversations').value, toTurn);
    return turns?.some(({ speaker }) => speaker === 'user') ? 1 : 0;
  },
  toDraft(row) {
    const { value } = cell(row, 'conversations');
    return {
      ...firstExchange('conversations', readTurns(value, toTurn)),
      originalId: cell(row, 'id'),
    };
  },
};

const SPEAKERS = new Map<unknown, Turn['speaker']>([
  ['human', 'user'],
  ['user', 'user'],
  ['gpt', 'assistant'],
  ['assistant', 'assistant'],
  ['system', 'system'],
]);

function toTurn(turn: Record<string, unknown>): Turn {
  return { speaker: SPEAKERS.get(turn.from) ?? 'other', text: turn.value };
}
