import { z } from 'zod';
import { questionToDeclare, selfVerificationQuestion } from '../backward/index.ts';
import type { ModelMethod, StepInput } from '../method.ts';
import { declare, STATEMENT } from '../prompts/declare.ts';
import { solveBackward } from '../prompts/solve-backward.ts';
import { readSections } from '../sections/index.ts';
import { beginMasked, knownNumber, maskedOf } from '../steps/mask.ts';
import { Answers, solvingSteps, type Written } from '../steps/solving.ts';

const Parameters = z.object({ answers: Answers });

/**
 * Self-verification (Weng et al. 2023, arXiv 2212.09561) as MetaMath uses it: a number of the problem is masked, a
 * model states the known answer as a fact, and the number is asked for. The masked number is what the answer must be.
 */
export const selfVerification: ModelMethod<typeof Parameters> = {
  kind: 'model',
  id: 'self-verification',
  title: 'Backward question (self-verification)',
  family: 'MetaMath',
  description: 'Hides a number of the problem, has its answer stated as a fact, and asks for the number.',
  needs: ['answer'],
  groundTruth: 'computed',
  parameters: Parameters,
  templates: [declare, solveBackward],
  begin: (parent, _, random) => beginMasked(parent, random),
  ...solvingSteps<typeof Parameters>({
    count: ({ answers }) => answers,
    known: ({ state }) => knownNumber(state),
    write: {
      call: ({ parent, state }) => ({
        template: 'declare',
        values: { question: questionToDeclare(maskedOf(state)), answer: parent.answer ?? '' },
      }),
      read: readStatement,
    },
  }),
};

function readStatement(reply: string, { parent, state }: StepInput<typeof Parameters>): Written {
  const read = readSections(reply, [STATEMENT]);
  if (!read.ok) return read;
  const statement = read.sections[STATEMENT];
  const built = selfVerificationQuestion(maskedOf(state), statement, parent.answer ?? '');
  return built.ok ? { ok: true, problem: built.problem, details: { statement } } : built;
}
