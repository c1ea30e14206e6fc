type Span = readonly [start: number, end: number];

/** A text that a variant overlaps with, and where: for both to be shown side by side. */
export type LookAlike = {
  kind: 'benchmark' | 'seed' | 'variant';
  /** Of the benchmark's problem, the seed or the variant. */
  id: string;
  /** Of the benchmark, where it is one. */
  benchmark: string | null;
  hit: string | null;
  title: string;
  /** What it was found by, in a word. */
  found: string;
  score: number | null;
  /** Which text of the variant it is held against. */
  part: 'problem' | 'solution';
  text: string;
  /** Where both overlap; null: nothing is known of places, the words that both have are marked. */
  spans: { text: Span[]; variant: Span[] } | null;
};
