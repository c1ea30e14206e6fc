import { algebra } from './algebra.ts';
import { algebraHard } from './algebra-hard.ts';
import { countingAndProbability } from './counting-and-probability.ts';
import { countingAndProbabilityHard } from './counting-and-probability-hard.ts';
import { geometry } from './geometry.ts';
import { geometryHard } from './geometry-hard.ts';
import { intermediateAlgebra } from './intermediate-algebra.ts';
import { intermediateAlgebraHard } from './intermediate-algebra-hard.ts';
import type { LibrarySeed } from './library-seed.ts';
import { numberTheory } from './number-theory.ts';
import { numberTheoryHard } from './number-theory-hard.ts';
import { prealgebra } from './prealgebra.ts';
import { prealgebraHard } from './prealgebra-hard.ts';
import { precalculus } from './precalculus.ts';
import { precalculusHard } from './precalculus-hard.ts';

export type { LibrarySeed } from './library-seed.ts';

/** Where the library's problems come from, in the terms in which every imported source is described. */
export const seedLibrarySource = {
  name: 'Corollary seed library',
  licence: 'CC-BY-4.0',
  attribution: 'Written for Corollary',
} as const;

/** The built-in seed problems: three for each MATH subject and each of the levels 1 to 5, in this order. */
export const seedLibrary: readonly LibrarySeed[] = [
  ...algebra,
  ...algebraHard,
  ...countingAndProbability,
  ...countingAndProbabilityHard,
  ...geometry,
  ...geometryHard,
  ...intermediateAlgebra,
  ...intermediateAlgebraHard,
  ...numberTheory,
  ...numberTheoryHard,
  ...prealgebra,
  ...prealgebraHard,
  ...precalculus,
  ...precalculusHard,
];
