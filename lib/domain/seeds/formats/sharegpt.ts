import type { Turn } from './exchange.ts';
import { firstExchange, ownAnswer, readTurns } from './exchange.ts';
import type { DatasetFormat, Row } from './format.ts';
import { cell, nestedCell } from './format.ts';
import { asPair } from './pair.ts';

/** ShareGPT conversations: `from` is human, gpt, system, …; a reply that is ranked best stands in `chosen`. */
export const sharegpt: DatasetFormat = {
  id: 'sharegpt',
  title: 'ShareGPT',
  fields: 'conversations [{ from, value }]; or with chosen, rejected { from, value }',
  recognise(row) {
    const turns = readTurns(nestedCell(row, 'conversations').value, toTurn);
    return turns?.some(({ speaker }) => speaker === 'user') ? 1 : 0;
  },
  toDraft(row) {
    const { value } = nestedCell(row, 'conversations');
    const exchange = firstExchange('conversations', withChosen(row, readTurns(value, toTurn)));
    const draft = {
      ...{ ...exchange, ...ownAnswer(row, exchange), originalId: cell(row, 'id') },
      repeats: ['chosen'],
    };
    const [rejected] = readTurns([nestedCell(row, 'rejected').value], toTurn) ?? [];
    return rejected ? asPair(draft, { column: 'rejected', value: rejected.text }) : draft;
  },
};

function withChosen(row: Row, turns: Turn[] | null): Turn[] | null {
  const chosen = nestedCell(row, 'chosen').value;
  const isOpen = turns !== null && !turns.some(({ speaker }) => speaker === 'assistant');
  return isOpen ? [...turns, ...(readTurns([chosen], toTurn) ?? [])] : turns;
}

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
