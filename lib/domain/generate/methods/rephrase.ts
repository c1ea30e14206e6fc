import { z } from 'zod';
import { eliminate } from '../evolution/index.ts';
import type { ModelMethod, Parent } from '../method.ts';
import { REPHRASED, rephraseProblem } from '../prompts/rephrase.ts';
import { solve } from '../prompts/solve.ts';
import { readSections } from '../sections/index.ts';
import { Answers, solvingSteps, type Written } from '../steps/solving.ts';

const Parameters = z.object({ answers: Answers });

/**
 * Rephrasing of MetaMath (Yu et al. 2023, arXiv 2309.12284, section 3.2): a model words the problem anew, then the new
 * wording is solved. The answer is the parent's: a solution that does not reach it shows a wording that went wrong.
 */
export const rephrase: ModelMethod<typeof Parameters> = {
  kind: 'model',
  id: 'rephrase',
  title: 'Rephrase',
  family: 'MetaMath',
  description: 'Asks a model for the same problem in other words, then for its solution.',
  needs: ['answer'],
  groundTruth: 'inherited',
  parameters: Parameters,
  templates: [rephraseProblem, solve],
  ...solvingSteps<typeof Parameters>({
    count: ({ answers }) => answers,
    known: ({ parent }) =>
      parent.answer === null ? null : { truth: parent.answer, groundTruth: 'inherited' },
    write: {
      call: ({ parent }) => ({ template: 'rephrase', values: { problem: parent.problem } }),
      read: (reply, { parent }) => readRephrased(reply, parent),
    },
  }),
};

function readRephrased(reply: string, parent: Parent): Written {
  const read = readSections(reply, [REPHRASED]);
  if (!read.ok) return read;
  const problem = read.sections[REPHRASED];
  const kept = eliminate(parent.problem, problem, { direction: 'down' });
  if (kept.ok) return { ok: true, problem, details: {} };
  if (kept.reason !== 'no-new-information') return kept;
  return { ok: false, reason: 'unchanged', message: 'The new wording is the old one but for a word or two.' };
}
