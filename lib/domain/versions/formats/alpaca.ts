import { trainingText } from '../training-text.ts';
import type { VersionFormat } from './format.ts';

export const alpaca: VersionFormat = {
  id: 'alpaca',
  title: 'Alpaca',
  description: 'instruction, input, output, as LLaMA-Factory and axolotl read it',
  toRecord: (row) => ({
    instruction: row.problem,
    input: '',
    output: trainingText(row.solution, row.answer),
  }),
};
