import { answerOr } from './final-answer.ts';
import type { Cell, DatasetFormat, Row } from './format.ts';
import { cell, has, hasText } from './format.ts';
import { asPair } from './pair.ts';

/** Alpaca (Taori et al. 2023), as LLaMA-Factory and MathInstruct use it. */
export const alpaca: DatasetFormat = {
  id: 'alpaca',
  title: 'Alpaca',
  fields: 'instruction, input, output',
  recognise(row) {
    if (!hasText(row, 'instruction', 'output')) return 0;
    return has(row, 'input') ? 1 : 0.8;
  },
  toDraft(row) {
    const solution = cell(row, 'output');
    const answer = answerOr(cell(row, 'answer'), solution);
    return { problem: instruction(row), solution, answer, repeats: ['input'] };
  },
};

/** Alpaca's columns with two replies, as LLaMA-Factory ranks them. */
export const alpacaPreference: DatasetFormat = {
  id: 'alpaca-preference',
  title: 'Alpaca, preference pairs',
  fields: 'instruction, input, chosen, rejected',
  recognise: (row) => (hasText(row, 'instruction', 'chosen', 'rejected') ? 1 : 0),
  toDraft(row) {
    const solution = cell(row, 'chosen');
    const answer = answerOr(cell(row, 'answer'), solution);
    const draft = { problem: instruction(row), solution, answer, repeats: ['input'] };
    return asPair(draft, cell(row, 'rejected'));
  },
};

/** The instruction with its input below, as the Alpaca prompt joins them. */
function instruction(row: Row): Cell {
  const { value } = cell(row, 'instruction');
  const input = cell(row, 'input');
  if (input.value === undefined || input.value === null || input.value === '')
    return { column: 'instruction', value };
  if (typeof input.value !== 'string') return input;
  if (typeof value !== 'string') return { column: 'instruction', value };
  return { column: 'instruction', value: value.trim() === '' ? input.value : `${value}\n\n${input.value}` };
}
