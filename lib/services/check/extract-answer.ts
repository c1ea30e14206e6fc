import { AnswerText, extractFromText } from '#lib/domain/check/answers.ts';
import { projectVerb } from '../verb.ts';

export const extractAnswer = projectVerb(
  {
    name: 'check.extract-answer',
    summary: 'Finds the final answer of a text, its place and the rule that found it.',
    kind: 'query',
    capability: 'read',
    input: AnswerText,
  },
  async (_ctx, input) => extractFromText(input),
);
