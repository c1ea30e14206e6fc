import { answerOr, finalAnswer } from './final-answer.ts';
import type { Cell, DatasetFormat } from './format.ts';
import { cell, has, hasText } from './format.ts';

/** OpenMathInstruct-1 (Toshniwal et al. 2024): solutions with `<llm-code>` blocks, right or wrong. */
export const openMathInstruct1: DatasetFormat = {
  id: 'openmathinstruct-1',
  title: 'OpenMathInstruct-1',
  fields:
    'question, generated_solution, expected_answer, predicted_answer, is_correct, generation_type, dataset',
  caveat: 'NVIDIA licence. A solution with is_correct false reaches another answer than the expected one.',
  recognise: (row) => (hasText(row, 'question', 'generated_solution') && has(row, 'expected_answer') ? 1 : 0),
  toDraft(row) {
    const solution = cell(row, 'generated_solution');
    return {
      problem: cell(row, 'question'),
      solution,
      answer: answerOr(cell(row, 'expected_answer'), solution),
      derivation: { derivedFrom: null, method: cell(row, 'generation_type'), source: cell(row, 'dataset') },
    };
  },
};

/** Orca-Math-200k (Mitra et al. 2024): GSM8K's columns without its last line. */
export const orcaMath: DatasetFormat = {
  id: 'orca-math',
  title: 'Orca-Math',
  fields: 'question, answer (no "####")',
  caveat: 'MIT. Any file of questions with worked answers looks like this one.',
  recognise: (row) =>
    hasText(row, 'question', 'answer') && Object.keys(row).length === 2 && !/####/.test(row.answer as string)
      ? 0.6
      : 0,
  toDraft(row) {
    const solution = cell(row, 'answer');
    return {
      problem: cell(row, 'question'),
      solution,
      answer: finalAnswer(solution),
      derivation: { derivedFrom: null },
    };
  },
};

/** MathInstruct (Yue et al. 2023): Alpaca's columns without an input, with a source. */
export const mathInstruct: DatasetFormat = {
  id: 'mathinstruct',
  title: 'MathInstruct',
  fields: 'source, instruction, output',
  caveat: 'MIT by its card; solutions may be programs.',
  recognise: (row) => (hasText(row, 'instruction', 'output', 'source') && !has(row, 'input') ? 1 : 0),
  toDraft(row) {
    const solution = cell(row, 'output');
    return {
      problem: cell(row, 'instruction'),
      solution,
      answer: finalAnswer(solution),
      derivation: { derivedFrom: null, source: cell(row, 'source') },
    };
  },
};

/** DART-Math (Tong et al. 2024): more sampled solutions for harder problems, which are unchanged. */
export const dartMath: DatasetFormat = {
  id: 'dart-math',
  title: 'DART-Math',
  fields: 'query, response',
  caveat: 'MIT.',
  recognise: (row) =>
    hasText(row, 'query', 'response') && !has(row, 'original_question') ? (has(row, 'type') ? 0.4 : 0.8) : 0,
  toDraft(row) {
    const solution = cell(row, 'response');
    return {
      problem: cell(row, 'query'),
      solution,
      answer: finalAnswer(solution),
      derivation: { derivedFrom: null },
    };
  },
};

/** DeepMath-103K (He et al. 2025): its difficulty is no MATH level; the first of three solutions is read. */
export const deepMath: DatasetFormat = {
  id: 'deepmath',
  title: 'DeepMath-103K',
  fields: 'question, final_answer, difficulty, topic, r1_solution_1, r1_solution_2, r1_solution_3',
  caveat: 'MIT. Solutions are those of DeepSeek-R1.',
  recognise: (row) => (hasText(row, 'question') && has(row, 'final_answer', 'r1_solution_1') ? 1 : 0),
  toDraft: (row) => ({
    problem: cell(row, 'question'),
    solution: cell(row, 'r1_solution_1'),
    answer: cell(row, 'final_answer'),
    subject: lastPart(cell(row, 'topic')),
  }),
};

/** Big-Math-RL-Verified (Albalak et al. 2025): answers without solutions; domains as paths. */
export const bigMath: DatasetFormat = {
  id: 'big-math',
  title: 'Big-Math-RL-Verified',
  fields: 'problem, answer, source, domain [], llama8b_solve_rate',
  recognise: (row) => (hasText(row, 'problem') && has(row, 'answer', 'domain', 'llama8b_solve_rate') ? 1 : 0),
  toDraft(row) {
    const domain = cell(row, 'domain').value;
    const first: unknown = Array.isArray(domain) ? domain[0] : domain;
    return {
      problem: cell(row, 'problem'),
      answer: cell(row, 'answer'),
      subject: { ...lastPart({ column: 'domain', value: first }), column: null },
    };
  },
};

/** OpenR1-Math (2025): NuminaMath-1.5 with generations of DeepSeek-R1, which stay beside the seed if short. */
export const openR1: DatasetFormat = {
  id: 'openr1-math',
  title: 'OpenR1-Math',
  fields: 'problem, solution, answer, problem_type, source, uuid, generations [], correctness_math_verify []',
  recognise: (row) => (hasText(row, 'problem', 'solution') && has(row, 'generations', 'uuid') ? 1 : 0),
  toDraft(row) {
    const solution = cell(row, 'solution');
    return {
      problem: cell(row, 'problem'),
      solution,
      answer: answerOr(cell(row, 'answer'), solution),
      subject: cell(row, 'problem_type'),
      originalId: cell(row, 'uuid'),
      repeats: ['messages'],
    };
  },
};

/** `Mathematics -> Algebra -> Prealgebra` names Prealgebra. */
function lastPart({ value }: Cell): Cell {
  return { column: null, value: typeof value === 'string' ? value.split('->').at(-1)?.trim() : value };
}
