/** Backward questions: a number of a problem is hidden, the answer is given, the number is asked for. */
export { type Masked, maskAnyNumber, maskNumber } from './mask-number.ts';
export { backwardPlaces, findNumbers, maskableNumbers } from './maskable-numbers.ts';
export type { FoundNumber, KeptReason, NumberKind, NumberPlace } from './number-place.ts';
export { fobarQuestion, questionToDeclare, selfVerificationQuestion } from './questions.ts';
export { type Sentence, type SentenceKind, splitSentences } from './sentences.ts';
export { type SplitProblem, splitQuestion } from './split-question.ts';
export { chooseVariable, isFreeVariable } from './variable.ts';
