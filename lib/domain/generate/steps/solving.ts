import { z } from 'zod';
import type { Call, GroundTruth, ModelMethod, Refusal, StepInput } from '../method.ts';
import { type ParsedSolution, parseSolution } from '../parse-completion.ts';
import { addSample, samplesOf, settle } from './sampled.ts';

/** The parameter of methods that can sample several solutions of what they made. */
export const Answers = z.coerce
  .number()
  .int()
  .min(1)
  .max(64)
  .default(1)
  .describe('Solutions that are sampled; of several, the majority decides');

/** What the call that writes a problem gave. `details` go into the evidence. */
export type Written = { ok: true; problem: string; details: Record<string, unknown> } | Refusal;

/** The answer that is known to be right, with where it is known from; null where the samples have to vote. */
export type Known = { truth: string; groundTruth: GroundTruth } | null;

type Solving<P extends z.ZodObject> = {
  /** How many solutions are sampled. */
  count: (parameters: z.output<P>) => number;
  /** The least share of all samples that the majority must have, 0 to 1; left out, 0. */
  minShare?: (parameters: z.output<P>) => number;
  known: (input: StepInput<P>) => Known;
  /** The call before, which writes the problem; left out, `state.problem` or the parent's is solved. */
  write?: {
    call: (input: StepInput<P>) => Call;
    read: (reply: string, input: StepInput<P>) => Written;
  };
  readSolution?: (reply: string) => ParsedSolution;
};

/**
 * The steps of a method whose last calls have a problem solved by its template `solve`: a call that writes the problem
 * where there is one, then as many as solutions are sampled.
 */
export function solvingSteps<P extends z.ZodObject>({
  count,
  minShare,
  known,
  write,
  readSolution = parseSolution,
}: Solving<P>): Pick<ModelMethod<P>, 'calls' | 'call' | 'read' | 'readCut' | 'finish'> {
  const before = write ? 1 : 0;
  return {
    calls: (parameters) => before + count(parameters),
    call: (input, step) => {
      if (write && step === 0) return write.call(input);
      if (step >= before + count(input.parameters)) return null;
      return { template: 'solve', values: { problem: problemOf(input) } };
    },
    read: (reply, input, step) => {
      if (!write || step > 0) return addSample(input.state, readSolution(reply), count(input.parameters));
      const written = write.read(reply, input);
      if (!written.ok) return written;
      const { problem, details } = written;
      return { ok: true, state: { ...input.state, problem, details: { ...detailsOf(input), ...details } } };
    },
    readCut: (_, input, step) => {
      const cut = { ok: false as const, reason: 'truncated', message: 'The reply was cut.' };
      return write && step === 0 ? cut : addSample(input.state, cut, count(input.parameters));
    },
    finish: (input) => {
      const settled = settle(samplesOf(input.state), minShare?.(input.parameters));
      if (!settled.ok) return settled;
      const { answer, solution, confidence } = settled;
      const evidence = { ...detailsOf(input), ...settled.evidence };
      const draft = { problem: problemOf(input), solution, answer, evidence };
      const voted: Known = confidence === null ? null : { truth: answer, groundTruth: 'voted' };
      const sure = known(input) ?? voted ?? { truth: null, groundTruth: 'none' as const };
      return { ok: true, draft: { ...draft, ...sure, ...(confidence === null ? {} : { confidence }) } };
    },
  };
}

function problemOf({ parent, state }: Pick<StepInput<z.ZodObject>, 'parent' | 'state'>): string {
  return typeof state.problem === 'string' ? state.problem : parent.problem;
}

const detailsOf = ({ state }: { state: StepInput<z.ZodObject>['state'] }) =>
  (state.details ?? {}) as Record<string, unknown>;
