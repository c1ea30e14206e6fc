import { fractionInWords, numberInWords } from '../tokenize/words.ts';
import { type AnswerTree, exactNumber, integer, negate } from '../tree.ts';

const INFINITY: AnswerTree = { kind: 'constant', name: 'infinity' };
/** The whole real line. */
export const REALS: AnswerTree = {
  kind: 'interval',
  low: negate(INFINITY),
  high: INFINITY,
  lowClosed: false,
  highClosed: false,
};
const NOTHING: AnswerTree = { kind: 'set', items: [] };

const time = (unit: string): AnswerTree => ({ kind: 'quantity', value: integer(12), unit });

const PHRASES = new Map<string, AnswerTree>([
  ['noon', time('pm')],
  ['midnight', time('am')],
  ['all real numbers', REALS],
  ['all reals', REALS],
  ['the real numbers', REALS],
  ['any real number', REALS],
  ['no solution', NOTHING],
  ['no solutions', NOTHING],
  ['no real solution', NOTHING],
  ['no real solutions', NOTHING],
  ['the empty set', NOTHING],
  ['empty set', NOTHING],
]);

/** The tree of an answer in words: a set, a number, or a text. */
export function fromWords(text: string): AnswerTree {
  const phrase = PHRASES.get(text.toLowerCase().trim());
  if (phrase) return phrase;
  const words = text.replaceAll(' - ', '-');
  const value = numberInWords(words);
  if (value !== null) return integer(value);
  const fraction = fractionInWords(words);
  return fraction ? exactNumber(fraction) : { kind: 'text', text };
}
