import type { Cell, DatasetFormat } from './format.ts';
import { cell, has, hasText } from './format.ts';

/** MATH as rllm (agentica-project) packs it for reinforcement learning: answers, no solutions. */
export const rllmMath: DatasetFormat = {
  id: 'rllm-math',
  title: 'MATH for RL (rllm)',
  fields: 'problem, answer, difficulty, type',
  recognise(row) {
    if (!hasText(row, 'problem') || !has(row, 'answer', 'difficulty')) return 0;
    if (has(row, 'solution')) return 0;
    return has(row, 'type') ? 1 : 0.6;
  },
  toDraft(row) {
    return {
      problem: cell(row, 'problem'),
      answer: cell(row, 'answer'),
      subject: cell(row, 'type'),
      level: knownLevel(cell(row, 'difficulty')),
    };
  },
};

/** Difficulty 0 stands for MATH's "Level ?". */
function knownLevel(difficulty: Cell): Cell {
  return difficulty.value === 0 ? { column: difficulty.column, value: null } : difficulty;
}
