import { answerOr, finalAnswer } from './final-answer.ts';
import type { Row, SeedDraft } from './format.ts';
import { cell } from './format.ts';

/** One turn of a conversation; `text` is whatever the row holds for it. */
export interface Turn {
  speaker: 'user' | 'assistant' | 'system' | 'other';
  text: unknown;
}

/** Reads the turns of a conversation column; null when it is not a list of objects. */
export function readTurns(value: unknown, read: (turn: Record<string, unknown>) => Turn): Turn[] | null {
  if (!Array.isArray(value)) return null;
  const isTurn = (turn: unknown): turn is Record<string, unknown> =>
    typeof turn === 'object' && turn !== null && !Array.isArray(turn);
  return value.every(isTurn) ? value.map(read) : null;
}

/** The first question and the reply to it; later turns depend on them and are only counted. */
export function firstExchange(column: string, turns: Turn[] | null): SeedDraft {
  if (turns === null) {
    return { problem: { column, value: '' }, fault: { column, message: 'must be a list of turns' } };
  }
  const ask = turns.findIndex(({ speaker }) => speaker === 'user');
  const reply = ask < 0 ? undefined : turns.slice(ask + 1).find(({ speaker }) => speaker === 'assistant');
  const system = turns.find(({ speaker }) => speaker === 'system')?.text;
  const solution = { column, value: reply?.text };
  return {
    problem: { column, value: ask < 0 ? '' : turns[ask]?.text },
    solution,
    answer: finalAnswer(solution),
    facts: { turns: turns.length, ...(typeof system === 'string' ? { system } : {}) },
  };
}

/** The answer of a column of its own where the row has one: it stands before what the reply states. */
export function ownAnswer(row: Row, { solution, answer }: SeedDraft): Pick<SeedDraft, 'answer'> {
  return Object.hasOwn(row, 'answer') && solution
    ? { answer: answerOr(cell(row, 'answer'), solution) }
    : { answer };
}
