import type { Cell, DatasetFormat, Row } from './format.ts';
import { cell, has } from './format.ts';
import { objectIn } from './prm800k.ts';

/** Rows for reinforcement learning with verl: a prompt of chat messages and the truth it is rewarded for. */
export const verl: DatasetFormat = {
  id: 'verl',
  title: 'verl RL rows',
  fields: 'data_source, prompt [{ role, content }], ability, reward_model { ground_truth }, extra_info',
  recognise(row) {
    if (!has(row, 'data_source', 'prompt', 'reward_model')) return 0;
    return Object.hasOwn(objectIn(row, 'reward_model'), 'ground_truth') ? 0.95 : 0.5;
  },
  toDraft: readRlRow,
};

/** Skywork-OR1-RL-Data (2025): verl rows whose truth is a list in JSON, with pass counts of three models. */
export const skyworkOr1: DatasetFormat = {
  id: 'skywork-or1',
  title: 'Skywork-OR1-RL-Data',
  fields: 'as verl; extra_info { index, model_difficulty }',
  caveat:
    'model_difficulty counts the failures of a model in 16 tries; it is no level. Code rows are no problems with an answer.',
  recognise: (row) =>
    verl.recognise(row) > 0.9 && has(objectIn(row, 'extra_info'), 'model_difficulty') ? 1 : 0,
  toDraft: readRlRow,
};

function readRlRow(row: Row) {
  const answers = truths(cell(objectIn(row, 'reward_model'), 'ground_truth').value);
  const index = cell(objectIn(row, 'extra_info'), 'index').value;
  return {
    problem: { column: 'prompt', value: question(cell(row, 'prompt').value) },
    answer: joined(answers),
    originalId: {
      column: null,
      value: typeof index === 'number' || typeof index === 'string' ? index : null,
    },
    facts: answers.length > 1 ? { answers } : {},
  };
}

function question(prompt: unknown): unknown {
  if (!Array.isArray(prompt)) return prompt;
  const turn: unknown = prompt.find((one: { role?: unknown } | null) => one?.role === 'user');
  return typeof turn === 'object' && turn !== null ? (turn as { content?: unknown }).content : '';
}

/** The truth is a text, a number, or a list written as JSON whose members count equally. */
function truths(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)];
  if (typeof value !== 'string') return [];
  if (!value.startsWith('[') || value.length > 4_000) return [value];
  try {
    const list: unknown = JSON.parse(value);
    const isTexts = Array.isArray(list) && list.every((one) => typeof one === 'string');
    return isTexts && list.length > 0 ? (list as string[]) : [value];
  } catch {
    return [value];
  }
}

function joined(answers: readonly string[]): Cell {
  return { column: null, value: answers.length === 0 ? null : answers.join(', ') };
}
