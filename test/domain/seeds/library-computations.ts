import type { Computed } from '#test/support/answer-agreement.ts';
import { algebraComputations } from './library-computations-algebra.ts';
import { countingComputations } from './library-computations-counting.ts';
import { geometryComputations } from './library-computations-geometry.ts';
import { intermediateAlgebraComputations } from './library-computations-intermediate-algebra.ts';
import { numberTheoryComputations } from './library-computations-number-theory.ts';
import { prealgebraComputations } from './library-computations-prealgebra.ts';
import { precalculusComputations } from './library-computations-precalculus.ts';

/**
 * For every problem of the library, its answer computed from the problem's data in another way than in the
 * written solution: by enumeration, simulation, exact arithmetic or numeric solving.
 */
export const libraryComputations: Readonly<Record<string, () => Computed>> = {
  ...algebraComputations,
  ...countingComputations,
  ...geometryComputations,
  ...intermediateAlgebraComputations,
  ...numberTheoryComputations,
  ...prealgebraComputations,
  ...precalculusComputations,
};
