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
 * "…, what is …?"), or where nothing asks, the one that says what to
 * enter, or the last that is no drawing. Null for an empty text.
 */
export function splitQuestion(problem: string): SplitProblem | null {
  const sentences = splitSentences(problem);
  const asking =
    sentences.findLast(({ kind }) => kind === 'question') ??
    sentences.findLast(({ kind }) => kind === 'answer-form') ??
    sentences.findLast(({ kind, text }) => kind === 'statement' && text.trim() !== '');
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

/** Sentences as they follow each other, with a space where the one that stood between took it away. */
function joined(sentences: readonly Sentence[]): string {
  return sentences
    .reduce((text, sentence) => {
      const gap = text === '' || /\s$/.test(text) || /^\s/.test(sentence.text) ? '' : ' ';
      return text + gap + sentence.text;
    }, '')
    .trim();
}
