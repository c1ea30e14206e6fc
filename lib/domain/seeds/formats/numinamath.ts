import { answerOr } from './final-answer.ts';
import type { Cell, DatasetFormat, Row, SeedDraft } from './format.ts';
import { cell, has, hasText } from './format.ts';

/** NuminaMath-CoT (`source, problem, solution, messages`) and NuminaMath-1.5 (`answer, problem_type, …`). */
export const numinamath: DatasetFormat = {
  id: 'numinamath',
  title: 'NuminaMath',
  fields: 'source, problem, solution, messages; or answer, problem_type, question_type, source',
  recognise(row) {
    if (!hasText(row, 'problem', 'solution') || !has(row, 'source')) return 0;
    if (has(row, 'generations')) return 0.7;
    return has(row, 'messages') || has(row, 'problem_type') || has(row, 'question_type') ? 1 : 0.6;
  },
  toDraft(row) {
    const solution = cell(row, 'solution');
    return {
      problem: cell(row, 'problem'),
      solution,
      answer: answerOr(realAnswer(cell(row, 'answer')), solution),
      subject: cell(row, 'problem_type'),
      originalId: cell(row, 'uuid'),
      repeats: ['messages'],
      ...synthetic(row),
    };
  },
};

/** Rows that a model made: flagged by NuminaMath-1.5, told by their source in NuminaMath-CoT. */
function synthetic(row: Row): Pick<SeedDraft, 'derivation'> {
  const { value } = cell(row, 'source');
  const made =
    [true, 'true'].includes(cell(row, 'synthetic').value as never) ||
    (typeof value === 'string' && /^synthetic_/.test(value));
  return made ? { derivation: { derivedFrom: null, source: cell(row, 'source') } } : {};
}

/** NuminaMath-1.5 writes "proof" and "notfound" where there is no answer to compare. */
function realAnswer(answer: Cell): Cell {
  return answer.value === 'proof' || answer.value === 'notfound'
    ? { column: answer.column, value: null }
    : answer;
}
