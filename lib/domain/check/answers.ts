import { z } from 'zod';
import { checkSteps, compareAnswers, extractAnswer, locateAnswer } from '#lib/math/answers/index.ts';

/** The longest answer or solution, in characters. */
export const longestText = 100_000;
const Text = z.string().max(longestText);
const Id = z.union([z.string().max(500), z.number()]).optional();

/** How two answers are compared; what is left out has the engine's documented default. */
export const AnswerOptions = z.object({
  percent: z.enum(['fraction', 'either']).optional(),
  listOrder: z.enum(['any', 'kept']).optional(),
  units: z.enum(['optional', 'required']).optional(),
  precision: z.int().min(0).max(50).optional(),
  absTol: z.union([z.number().min(0), z.array(z.number().min(0)).max(1_000)]).optional(),
  relTol: z.number().min(0).optional(),
  choices: z.string().max(26).optional(),
});
export type AnswerOptions = z.infer<typeof AnswerOptions>;

/** Two answers, or whole solutions, of which the first is held to be right. */
export const AnswerPair = z.object({
  gold: Text,
  pred: Text,
  input: z.enum(['auto', 'answer', 'response']).optional(),
  options: AnswerOptions.optional(),
});
export type AnswerPair = z.infer<typeof AnswerPair>;

export const AnswerText = z.object({
  text: Text,
  mode: z.enum(['strict', 'boxed', 'flexible']).optional(),
});
export type AnswerText = z.infer<typeof AnswerText>;

export const SolutionText = z.object({ solution: Text });
export type SolutionText = z.infer<typeof SolutionText>;

/**
 * Compares a pair and says which answers were compared.
 *
 * @returns the verdict with its stage and reason, and the answers found in the two texts
 */
export function compareAnswerPair({ gold, pred, input, options }: AnswerPair) {
  const outcome = compareAnswers(gold, pred, { ...options, input });
  const answerIn = (text: string) => locateAnswer(text, input).answer;
  return { ...outcome, goldAnswer: answerIn(gold), predAnswer: answerIn(pred) };
}

/** The final answer of a text with its place (in UTF-16 units) and the rule that found it; nulls where there is none. */
export function extractFromText({ text, mode }: AnswerText) {
  return extractAnswer(text, mode) ?? { answer: null, start: null, end: null, rule: null };
}

/** Every equation of a solution, recomputed. */
export function recomputeSteps({ solution }: SolutionText) {
  return { steps: checkSteps(solution) };
}

export type LineResult = { bad: boolean; value: object };
const withId = <S extends z.ZodRawShape>(schema: z.ZodObject<S>) => schema.extend({ id: Id });

/** Turns a JSON line into its result; a line that cannot be used becomes `{ line, error }`. Never throws. */
export type LineHandler = (text: string, line: number) => LineResult;

function handler<T>(
  schema: z.ZodType<T & { id?: string | number }>,
  work: (input: T) => object,
): LineHandler {
  return (text, line) => {
    try {
      const parsed = schema.safeParse(JSON.parse(text));
      if (parsed.success) return { bad: false, value: { id: parsed.data.id ?? line, ...work(parsed.data) } };
      const issue = parsed.error.issues[0];
      const place = issue?.path.join('.');
      return failure(line, `${place ? `${place}: ` : ''}${issue?.message ?? 'invalid'}`);
    } catch (error) {
      return failure(line, error instanceof SyntaxError ? 'not JSON' : String(error));
    }
  };
}

const failure = (line: number, error: string): LineResult => ({ bad: true, value: { line, error } });

/** A pair with what a person says of it; anything but true and false says nothing. */
const LabelledPair = withId(AnswerPair).extend({ equal: z.boolean().optional().catch(undefined) });
type LabelledPair = AnswerPair & { equal?: boolean };

/** Compares a pair; where it is labelled, `agrees` says whether the verdict is the label's. */
function compareLabelled({ equal, ...pair }: LabelledPair) {
  const compared = compareAnswerPair(pair);
  if (equal === undefined) return compared;
  return { ...compared, agrees: compared.verdict === (equal ? 'equal' : 'different') };
}

/** One handler of JSON lines for each command of the engine. */
export const answerLines = {
  compare: handler<LabelledPair>(LabelledPair, compareLabelled),
  extract: handler<AnswerText>(withId(AnswerText), extractFromText),
  steps: handler<SolutionText>(withId(SolutionText), recomputeSteps),
};
