/** A parameter of a law in its natural unit, with the limits within which it is searched. */
export interface LawParameter {
  id: string;
  title: string;
  unit: 'accuracy' | 'exponent' | 'examples';
  low: number;
  high: number;
  /** Searched on a logarithmic scale: it is positive and may span orders of magnitude. */
  log: boolean;
}

/**
 * A scaling law of the form accuracy(n) = top − gap · shape(n), where `shape` depends on the remaining parameters. Its
 * parameters, in order: the top where the law has a free one, the gap, and what the shape needs. All are measured from a
 * reference size (the largest one measured), at which a falling shape is 1.
 */
export interface Law {
  id: LawId;
  title: string;
  /** In words and symbols, for pages and cards. */
  formula: string;
  /** Where it was proposed. */
  source: string;
  /** The top where it is not a parameter: 1, an error that falls to nothing. */
  fixedTop: number | null;
  /** Limits of sizes are given in multiples of the reference. */
  parameters: (reference: number) => readonly LawParameter[];
  /** How many different sizes it needs at least. */
  leastSizes: number;
  shape: (size: number, reference: number, rest: readonly number[]) => number;
  /** Values of `rest` from which the search begins. */
  starts: (reference: number) => readonly (readonly number[])[];
}

export const lawIds = ['saturating', 'shifted', 'power', 'log-linear'] as const;
export type LawId = (typeof lawIds)[number];

/** Where the gap stands among a law's parameters. */
export const gapIndex = (law: Law) => (law.fixedTop === null ? 1 : 0);

export const topOf = (law: Law, parameters: readonly number[]) => law.fixedTop ?? parameters[0]!;

/** The accuracy that a law gives at a size; not held to 0 … 1. */
export function accuracyAt(law: Law, parameters: readonly number[], size: number, reference: number): number {
  const at = gapIndex(law);
  const shape = law.shape(size, reference, parameters.slice(at + 1));
  return topOf(law, parameters) - parameters[at]! * shape;
}

export const EXPONENT: LawParameter = {
  ...{ id: 'exponent', title: 'exponent', unit: 'exponent', low: 0.005, high: 8, log: true },
};

export const exponentStarts = [0.03, 0.1, 0.25, 0.5, 1, 2] as const;
