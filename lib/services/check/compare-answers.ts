import { AnswerPair, compareAnswerPair } from '#lib/domain/check/answers.ts';
import { projectVerb } from '../verb.ts';

export const compareAnswers = projectVerb(
  {
    name: 'check.compare-answers',
    summary: 'Says whether two answers are equal, different or undecided, and why.',
    kind: 'query',
    capability: 'read',
    input: AnswerPair,
  },
  async (_ctx, input) => compareAnswerPair(input),
);
