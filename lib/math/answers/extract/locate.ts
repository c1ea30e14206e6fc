import { MAX_ANSWER_LENGTH } from '../parse/index.ts';
import { percentFollows } from './boxes.ts';
import { extractAnswer } from './index.ts';
import { isSentence } from './prose.ts';

const SIGNS = [
  '\\boxed',
  '\\fbox',
  '####',
  '</think>',
  'final answer',
  'Final answer',
  'Final Answer',
  'answer is',
];

/**
 * An answer taken out of a text. `percent`: a percent sign stands right after it, outside of its box. `place`: where it
 * stands and the rule that found it; null where the whole text is the answer.
 */
export type Located = {
  readonly answer: string;
  readonly percent: boolean;
  readonly place: { readonly start: number; readonly end: number; readonly rule: string } | null;
};

/** Reduces a response, or an answer inside a sentence, to the answer; other texts stay as they are. */
export function locateAnswer(text: string, input: 'auto' | 'answer' | 'response' = 'auto'): Located {
  const whole =
    input === 'response' ||
    SIGNS.some((sign) => text.includes(sign)) ||
    (input === 'auto' && (text.length > MAX_ANSWER_LENGTH || isSentence(text)));
  const found = whole ? extractAnswer(text) : null;
  if (!found) return { answer: text, percent: false, place: null };
  const { answer, ...place } = found;
  return { answer, percent: percentFollows(text, found.end) && !answer.includes('%'), place };
}
