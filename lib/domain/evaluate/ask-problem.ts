import { z } from 'zod';
import type { EvaluationMethod } from '../generate/method.ts';

const Parameters = z.object({});

/** The id of the method that evaluations ask with, in recipes. */
export const ASK_PROBLEM = 'ask-problem';
/** The name of its template: the messages are chosen at each start. */
export const PROMPT = 'prompt';

/**
 * Asks a model a problem of a benchmark, once, and keeps whatever it says. The model sees the problem alone: never its
 * solution, answer, level or subject. A reply that was cut at its longest length is kept too: graders say what it is
 * worth, and reports count it apart.
 */
export const askProblem: EvaluationMethod<typeof Parameters> = {
  kind: 'evaluation',
  id: ASK_PROBLEM,
  title: 'Ask a benchmark',
  family: 'Evaluation',
  description: 'Asks a model every problem of a benchmark and keeps the replies.',
  needs: [],
  groundTruth: 'none',
  keepsProblem: true,
  parameters: Parameters,
  templates: [],
  calls: () => 1,
  call: ({ parent }, step) => (step === 0 ? { template: PROMPT, values: { problem: parent.problem } } : null),
  read: (reply) => ({ ok: true, state: { text: reply } }),
  readCut: (reply) => ({ ok: true, state: { text: reply } }),
  finish: ({ state }) =>
    typeof state.text === 'string'
      ? { ok: true, reply: { text: state.text } }
      : { ok: false, reason: 'no-reply', message: 'The model was not asked yet.' },
};
