import type { Rule } from '../rule.ts';
import { answerAgrees } from './answer-agrees.ts';
import { arithmeticStepsRecompute } from './arithmetic-steps-recompute.ts';
import { exactDuplicate } from './exact-duplicate.ts';
import { finalAnswerExtracted } from './final-answer-extracted.ts';
import { latexRenders } from './latex-renders.ts';
import { nearDuplicate } from './near-duplicate.ts';

/** Every rule, in the order in which people read them. A new one is a file beside this and a line here. */
export const rules: readonly Rule[] = [
  latexRenders,
  finalAnswerExtracted,
  answerAgrees,
  arithmeticStepsRecompute,
  exactDuplicate,
  nearDuplicate,
];

/** The rules that look through the whole corpus: they run behind the others, and their word is kept apart. */
export const corpusRules = rules.filter((rule) => rule.reads === 'corpus').map((rule) => rule.id);
