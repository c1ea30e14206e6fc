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

/** Reduces a response, or an answer inside a sentence, to the answer; other texts stay as they are. */
export function locateAnswer(text: string, input: 'auto' | 'answer' | 'response' = 'auto'): string {
  const whole =
    input === 'response' ||
    SIGNS.some((sign) => text.includes(sign)) ||
    (input === 'auto' && isSentence(text));
  return whole ? (extractAnswer(text)?.answer ?? text) : text;
}
