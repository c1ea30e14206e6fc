import { z } from 'zod';
import { eliminate } from '../evolution/index.ts';
import type { ModelMethod, Parent, Progress } from '../method.ts';
import { CHANGE, NEW_PROBLEM } from '../prompts/evolve.ts';
import { solveNew } from '../prompts/solve-new.ts';
import { readSections } from '../sections/index.ts';
import type { BuiltInTemplate } from '../template.ts';
import { Answers, solvingSteps, type Written } from './solving.ts';

const Parameters = (operators: readonly string[]) =>
  z.object({
    operator: z
      .enum(['random', ...operators])
      .default('random')
      .describe('How the problem is changed; random draws one for each request and hop'),
    hops: z.coerce
      .number()
      .int()
      .min(1)
      .max(5)
      .default(1)
      .describe('How many times in a row a problem is changed; each hop starts from the variant before'),
    answers: Answers,
  });
type Parameters = ReturnType<typeof Parameters>;

type Described = Pick<ModelMethod<Parameters>, 'id' | 'title' | 'description'>;

/**
 * A method that has a model change a problem by one of several operators, drops what failed to change, and has the
 * result solved. Each operator is a template, by whose name it is chosen.
 */
export function evolvingMethod(
  described: Described,
  direction: 'up' | 'down',
  templates: readonly BuiltInTemplate[],
): ModelMethod<Parameters> {
  const operators = templates.map((one) => one.name);
  return {
    kind: 'model',
    family: 'Evol-Instruct',
    needs: [],
    groundTruth: 'none',
    ...described,
    parameters: Parameters(operators),
    templates: [...templates, solveNew],
    hops: ({ hops }) => hops,
    begin: (_, { operator }, random): Progress => {
      const drawn = operators[Math.floor(random() * operators.length)]!;
      return { ok: true, state: { details: { operator: operator === 'random' ? drawn : operator } } };
    },
    ...solvingSteps<Parameters>({
      count: ({ answers }) => answers,
      known: () => null,
      write: {
        call: ({ parent, state }) => ({
          template: (state.details as { operator: string }).operator,
          values: { problem: parent.problem },
        }),
        read: (reply, { parent }) => readEvolved(reply, parent, direction),
      },
    }),
  };
}

function readEvolved(reply: string, parent: Parent, direction: 'up' | 'down'): Written {
  const read = readSections(reply, [CHANGE, NEW_PROBLEM]);
  if (!read.ok) return read;
  const problem = read.sections[NEW_PROBLEM];
  const kept = eliminate(parent.problem, problem, { direction });
  if (!kept.ok) return kept;
  return { ok: true, problem, details: { change: read.sections[CHANGE].slice(0, 1000).toWellFormed() } };
}
