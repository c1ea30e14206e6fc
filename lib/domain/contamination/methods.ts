import type { HitMethod } from './schema.ts';

/** Each way to find an overlap, in words. */
export const methodNotes: Readonly<Record<HitMethod, { title: string; meaning: string }>> = {
  exact: {
    title: 'Same text',
    meaning: 'Word for word the same, but for spaces, capitals, layout and delimiters.',
  },
  grams: {
    title: 'Reworded',
    meaning: 'Runs of words are shared, and what is left of the problem stands in the same order.',
  },
  skeleton: { title: 'Other numbers', meaning: 'The same text with other numbers.' },
  'tf-idf': { title: 'Neighbour', meaning: 'Nearly the same pieces of three to five characters.' },
  embedding: { title: 'Same meaning', meaning: 'Near by the vectors of the embeddings endpoint.' },
};
