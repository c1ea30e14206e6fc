import { answerOr } from './final-answer.ts';
import type { Cell, DatasetFormat, Row } from './format.ts';
import { cell, has, hasText } from './format.ts';
import { lastLineAnswer } from './gsm8k.ts';

const together = (row: Row, body: string, question: string): Cell => ({
  column: question,
  value: hasText(row, body, question) ? `${row[body]} ${row[question]}` : cell(row, question).value,
});

/** SVAMP (Patel et al. 2021). */
export const svamp: DatasetFormat = {
  id: 'svamp',
  title: 'SVAMP',
  fields: 'ID, Body, Question, Equation, Answer, Type',
  recognise: (row) => (hasText(row, 'Body', 'Question') && has(row, 'Answer', 'Equation') ? 1 : 0),
  toDraft: (row) => ({
    problem: together(row, 'Body', 'Question'),
    answer: cell(row, 'Answer'),
    originalId: cell(row, 'ID'),
    repeats: ['Body'],
  }),
};

/** ASDiv (Miao et al. 2020) from its JSON forms; `9 (apples)` is the answer 9 in the unit apples. */
export const asdiv: DatasetFormat = {
  id: 'asdiv',
  title: 'ASDiv',
  fields: 'body, question, solution_type, answer ("9 (apples)"), formula',
  caveat: 'Non-commercial licence. The XML original is not read: take its JSON or Parquet form.',
  recognise: (row) => (hasText(row, 'body', 'question') && has(row, 'answer', 'formula') ? 1 : 0),
  toDraft(row) {
    const { value } = cell(row, 'answer');
    const found = typeof value === 'string' ? /^([^()]{1,200}) \(([^()]{1,200})\)$/.exec(value.trim()) : null;
    return {
      problem: together(row, 'body', 'question'),
      answer: found ? { column: 'answer', value: found[1] } : cell(row, 'answer'),
      repeats: ['body'],
      facts: found ? { unit: found[2] } : {},
    };
  },
};

/** MAWPS (Koncel-Kedziorski et al. 2016) as it is repacked: input and target. */
export const mawps: DatasetFormat = {
  id: 'mawps',
  title: 'MAWPS',
  fields: 'input, target, type',
  recognise: (row) => (hasText(row, 'input') && has(row, 'target', 'type') ? 0.9 : 0),
  toDraft: (row) => ({ problem: cell(row, 'input'), answer: cell(row, 'target') }),
};

/** CMATH (Wei et al. 2023), Chinese school problems; the grade is no level. */
export const cmath: DatasetFormat = {
  id: 'cmath',
  title: 'CMATH',
  fields: 'grade, question, answer or golden, reasoning_step, num_digits',
  recognise(row) {
    if (!hasText(row, 'question') || !has(row, 'grade')) return 0;
    return has(row, 'golden') || has(row, 'answer') ? 1 : 0;
  },
  toDraft: (row) => ({
    problem: cell(row, 'question'),
    answer: cell(row, has(row, 'golden') ? 'golden' : 'answer'),
  }),
};

/** GSM-Plus (Li et al. 2024): perturbed GSM8K test problems beside their seeds. */
export const gsmPlus: DatasetFormat = {
  id: 'gsm-plus',
  title: 'GSM-Plus',
  fields: 'question, solution, answer, perturbation_type, seed_question, seed_solution, seed_answer',
  caveat: 'Made of test problems of GSM8K: check against benchmarks.',
  recognise: (row) => (hasText(row, 'question') && has(row, 'seed_question', 'perturbation_type') ? 1 : 0),
  toDraft(row) {
    const solution = cell(row, 'solution');
    return {
      problem: cell(row, 'question'),
      solution,
      answer: answerOr(cell(row, 'answer'), solution),
      derivation: {
        derivedFrom: { problem: cell(row, 'seed_question'), answer: cell(row, 'seed_answer') },
        method: cell(row, 'perturbation_type'),
      },
    };
  },
};

/** GSM-Symbolic (Mirzadeh et al. 2024): instances of templates over GSM8K test problems. */
export const gsmSymbolic: DatasetFormat = {
  id: 'gsm-symbolic',
  title: 'GSM-Symbolic',
  fields: 'id, instance, question, answer, original_id, original_question, original_answer, canary',
  caveat: 'CC-BY-NC-ND, with a canary against training on it. Made of test problems of GSM8K.',
  recognise: (row) =>
    hasText(row, 'question', 'answer') && has(row, 'instance', 'original_question') ? 1 : 0,
  toDraft(row) {
    const solution = cell(row, 'answer');
    return {
      problem: cell(row, 'question'),
      solution,
      answer: lastLineAnswer(solution),
      derivation: {
        derivedFrom: {
          problem: cell(row, 'original_question'),
          answer: lastLineAnswer(cell(row, 'original_answer')),
        },
      },
    };
  },
};
