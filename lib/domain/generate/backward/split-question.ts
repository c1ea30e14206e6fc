import { type Sentence, splitSentences } from './sentences.ts';

/** A problem in parts. The parts are trimmed; `start` and `end` are the question's place in the problem. */
export type SplitProblem = {
  /** What is given, drawings included; empty where one sentence both states and asks. */
  statement: string;
  /** The sentence that asks. */
  question: string;
  /** In what form the answer is wanted ("Express your answer in …"); often empty. */
  answerForm: string;
  start: number;
  end: number;
};

/**
 * Parts a problem into what it states and the sentence that asks: the last question ("Find …", "Compute …",
 * "…, what is …?"), or where nothing asks, the last sentence that is not a drawing. Null for an empty text.
 */
export function splitQuestion(problem: string): SplitProblem | null {
  const sentences = splitSentences(problem);
  const asking =
    sentences.findLast(({ kind }) => kind === 'question') ??
    sentences.findLast(({ kind }) => kind === 'statement') ??
    sentences.findLast(({ kind, text }) => kind === 'answer-form' && text.trim() !== '');
  if (!asking) return null;
  const rest = sentences.filter((one) => one !== asking);
  return {
    statement: joined(rest.filter(({ kind }) => kind !== 'answer-form')),
    question: asking.text.trim(),
    answerForm: joined(rest.filter(({ kind }) => kind === 'answer-form')),
    start: asking.start,
    end: asking.end,
  };
}

const joined = (sentences: readonly Sentence[]) =>
  sentences
    .map(({ text }) => text)
    .join('')
    .trim();
