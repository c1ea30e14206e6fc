import type { FrozenRow } from '#lib/domain/versions/schema.ts';

/** A frozen row of our own making, with what is given changed. */
export function frozenRow(changes: Partial<FrozenRow> = {}): FrozenRow {
  return {
    split: 'train',
    method: 'perturb-numbers',
    problem: 'A shelf holds 7 rows of 8 books. How many books does it hold?',
    solution: 'There are 7 rows.\nEach holds 8 books, so 7*8=<<7*8=56>>56 books.\n#### 56',
    answer: '56',
    subject: 'Prealgebra',
    level: 1,
    firstWrongStep: null,
    rejected: null,
    lineage: {
      seedHash: 'a'.repeat(64),
      seedProblem: 'A shelf holds 3 rows of 8 books. How many books does it hold?',
      source: 'shelf problems',
      licence: 'CC0-1.0',
      groundTruth: 'computed',
      model: null,
    },
    ...changes,
  };
}

/** Rows that are hard on a container: quotes, commas, line breaks, formulas, letters beyond ASCII. */
export const frozenRows: readonly FrozenRow[] = [
  frozenRow(),
  frozenRow({
    problem: '=SUM(3, 4) is typed into a "cell".\nWhat does it show; and why?',
    solution: '-3 is no part of it.\nIt adds 3 and 4: $3 + 4 = \\boxed{7}$.',
    answer: '7',
    subject: null,
    level: null,
    split: 'test',
    firstWrongStep: 2,
    rejected: { solution: '@once it shows 12.\n#### 12', answer: '12', from: 'reject' },
  }),
  frozenRow({
    problem: "'Tis said that −2 < x < 5; “π” und größer: wie viele ganze Zahlen x gibt es? 🎲",
    solution:
      'Von $-1$ bis $4$, also $6$.\n\n\\[x \\in \\{-1, \\dots, 4\\}\\]\n\nThe answer is: $\\boxed{6}$.',
    answer: '6',
    level: 5,
    subject: 'Number Theory',
    split: 'validation',
    firstWrongStep: 0,
    lineage: { ...frozenRow().lineage, model: 'a/model:1', licence: 'MIT' },
    rejected: { solution: 'Es sind 7.', answer: '7', from: 'self-consistency' },
  }),
  frozenRow({
    problem: 'Half of a negative number is $-\\frac{3}{2}$. Which is it?',
    solution: "'=' holds for twice of it: $2 \\cdot \\left(-\\frac{3}{2}\\right) = -3$.",
    answer: '-3',
    firstWrongStep: 1,
    rejected: { solution: '+3 it is.', answer: '3', from: 'edit' },
  }),
];
