import type { Cell, DatasetFormat, Row } from './format.ts';
import { cell, has, hasText } from './format.ts';

const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string');

const joinedTexts = (row: Row, column: string, by: string): Cell => {
  const found = texts(cell(row, column).value);
  return { column, value: found.length === 0 ? null : found.join(by) };
};

/** OlympiadBench (He et al. 2024): several answers are joined by commas and also listed in `answers`. */
export const olympiadBench: DatasetFormat = {
  id: 'olympiadbench',
  title: 'OlympiadBench',
  fields:
    'id, subfield, context, question, solution [], final_answer [], is_multiple_answer, unit, answer_type, error',
  recognise: (row) => (hasText(row, 'question') && has(row, 'final_answer', 'is_multiple_answer') ? 1 : 0),
  toDraft(row) {
    const answers = texts(cell(row, 'final_answer').value);
    const context = cell(row, 'context').value;
    const { value } = cell(row, 'question');
    const hasContext = typeof context === 'string' && context.trim() !== '' && typeof value === 'string';
    return {
      problem: { column: 'question', value: hasContext ? `${context}\n\n${value}` : value },
      solution: joinedTexts(row, 'solution', '\n\n'),
      answer: joinedTexts(row, 'final_answer', ', '),
      subject: cell(row, 'subfield'),
      originalId: cell(row, 'id'),
      repeats: ['context'],
      facts: answers.length > 1 ? { answers } : {},
    };
  },
};

/** SciBench (Wang et al. 2023): the answer is the number as written; its unit stays beside it. */
export const sciBench: DatasetFormat = {
  id: 'scibench',
  title: 'SciBench',
  fields: 'problem_text, answer_latex, answer_number, unit, source, problemid, comment, solution',
  recognise: (row) => (hasText(row, 'problem_text') && has(row, 'answer_number') ? 1 : 0),
  toDraft(row) {
    const id = cell(row, 'problemid').value;
    return {
      problem: cell(row, 'problem_text'),
      solution: cell(row, 'solution'),
      answer: cell(row, 'answer_number'),
      originalId: { column: 'problemid', value: typeof id === 'string' ? id.trim() : id },
    };
  },
};
