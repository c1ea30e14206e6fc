import type { DatasetFormat, Row } from './format.ts';
import { cell, hasText } from './format.ts';
import { lastLineAnswer, SOCRATIC_STEP } from './gsm8k.ts';

/** GSM8K with each step under the question it answers: `How many …? ** step`. */
export const gsm8kSocratic: DatasetFormat = {
  id: 'gsm8k-socratic',
  title: 'GSM8K, Socratic',
  fields: 'question, answer (steps "Sub-question? ** step")',
  recognise: (row) =>
    hasText(row, 'question', 'answer') && SOCRATIC_STEP.test(row.answer as string) ? 0.95 : 0,
  toDraft(row) {
    const solution = cell(row, 'answer');
    return { problem: cell(row, 'question'), solution, answer: lastLineAnswer(solution) };
  },
};

/** The example solutions of models that were published beside GSM8K; the solution read is the reference. */
export const gsm8kModelSolutions: DatasetFormat = {
  id: 'gsm8k-model-solutions',
  title: 'GSM8K, model solutions',
  fields: 'question, ground_truth, 6b_finetuning, 6b_verification, 175b_finetuning, 175b_verification',
  caveat: 'The solutions of the models may be wrong (is_correct) and stay beside the seed, unread.',
  recognise: (row) => (hasText(row, 'question', 'ground_truth') && hasModel(row) ? 1 : 0),
  toDraft(row) {
    const solution = cell(row, 'ground_truth');
    return { problem: cell(row, 'question'), solution, answer: lastLineAnswer(solution) };
  },
};

function hasModel(row: Row): boolean {
  return Object.keys(row).some((column) => /^(6b|175b)_(finetuning|verification)/.test(column));
}

/** GSM8K as implicit-CoT work writes it, `question||rationale #### answer`, in a column of text. */
export const gsm8kText: DatasetFormat = {
  id: 'gsm8k-text',
  title: 'GSM8K text (iCoT)',
  fields: 'text ("question||rationale #### answer")',
  caveat: 'A bare .txt has no column: put each line into a column "text" of a JSONL file first.',
  recognise: (row) => (hasText(row, 'text') && isText(row.text as string) ? 1 : 0),
  toDraft(row) {
    const { value } = cell(row, 'text');
    const bar = typeof value === 'string' ? value.indexOf('||') : -1;
    if (typeof value !== 'string' || bar < 0) {
      return { problem: cell(row, 'text'), fault: { column: 'text', message: 'holds no "||"' } };
    }
    const solution = { column: 'text', value: value.slice(bar + 2) };
    return {
      problem: { column: 'text', value: value.slice(0, bar) },
      solution,
      answer: lastLineAnswer(solution),
    };
  },
};

function isText(text: string): boolean {
  const bar = text.indexOf('||');
  return bar >= 0 && text.includes('#### ', bar);
}
