import { withChoices } from './choices.ts';
import { answerOr } from './final-answer.ts';
import type { Cell, DatasetFormat } from './format.ts';
import { cell, has, hasText } from './format.ts';
import { objectIn } from './prm800k.ts';

const upper = ({ column, value }: Cell): Cell => ({
  column,
  value: typeof value === 'string' ? value.trim().toUpperCase() : value,
});

/** AQuA-RAT (Ling et al. 2017): five choices; the answer is the letter of the right one. */
export const aqua: DatasetFormat = {
  id: 'aqua',
  title: 'AQuA',
  fields: 'question, options [], rationale, correct',
  recognise: (row) => (hasText(row, 'question', 'rationale', 'correct') && has(row, 'options') ? 1 : 0),
  toDraft: (row) => ({
    problem: withChoices(cell(row, 'question'), cell(row, 'options').value),
    solution: cell(row, 'rationale'),
    answer: upper(cell(row, 'correct')),
  }),
};

/** MathQA (Amini et al. 2019): the choices are one text, formulas are operation programs. */
export const mathqa: DatasetFormat = {
  id: 'mathqa',
  title: 'MathQA',
  fields: 'Problem, Rationale, options, correct, annotated_formula, linear_formula, category',
  recognise: (row) => (hasText(row, 'Problem', 'Rationale', 'correct') && has(row, 'options') ? 1 : 0),
  toDraft: (row) => ({
    problem: withChoices(cell(row, 'Problem'), cell(row, 'options').value),
    solution: cell(row, 'Rationale'),
    answer: upper(cell(row, 'correct')),
  }),
};

/** AGIEval (Zhong et al. 2023): `label` is a letter for choices, `answer` a text where there are none. */
export const agieval: DatasetFormat = {
  id: 'agieval',
  title: 'AGIEval',
  fields: 'passage, question, options, label, answer, other { solution, level, type }',
  caveat:
    'The 1,000 rows of its math file are test problems of MATH word for word: check against benchmarks.',
  recognise: (row) => (hasText(row, 'question') && has(row, 'passage', 'options', 'label') ? 1 : 0),
  toDraft(row) {
    const other = objectIn(row, 'other');
    const inside = (member: string): Cell => ({ column: null, value: cell(other, member).value });
    const passage = cell(row, 'passage').value;
    const { value } = cell(row, 'question');
    const asked = typeof passage === 'string' && typeof value === 'string' ? `${passage}\n\n${value}` : value;
    const solution = inside('solution');
    return {
      problem: withChoices({ column: 'question', value: asked }, cell(row, 'options').value),
      solution,
      answer: typeof row.label === 'string' ? cell(row, 'label') : answerOr(cell(row, 'answer'), solution),
      subject: inside('type'),
      level: inside('level'),
      repeats: ['passage'],
    };
  },
};
