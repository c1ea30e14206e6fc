import { editWords, maskNumbers } from '../near-duplicates/edit-words.ts';
import { vocabulary } from '../near-duplicates/invented-problems.ts';

/** Classes of problems by their number of words. */
export const lengthClasses = [
  { name: 'under 10 words', from: 0, below: 10 },
  { name: '10 to 29 words', from: 10, below: 30 },
  { name: '30 to 59 words', from: 30, below: 60 },
  { name: '60 words and more', from: 60, below: Number.POSITIVE_INFINITY },
] as const;

type Change = (text: string, random: () => number) => string | null;

/** What is done to a problem before it is planted, and which share of such copies must be found. */
export const plantChanges: readonly { kind: string; least: number; change: Change }[] = [
  // Another setting of the same text: one seed of a project has each text once.
  { kind: 'copies', least: 1, change: (text) => `${text.replace(/\s+/g, '\n')} ` },
  {
    kind: 'copies with other numbers',
    least: 1,
    change: (text, random) => (/\d/.test(text) ? maskNumbers(text, random) : null),
  },
  {
    kind: 'copies reworded in 5 % of their words',
    least: 0.99,
    change: (text, random) => editWords(text, 0.05, vocabulary, random),
  },
];

export const wordsOf = (text: string): number =>
  text.split(/\s+/).filter((word) => /[A-Za-z]/.test(word)).length;
