import { EXPONENT, exponentStarts, type Law } from '../law.ts';

/** A power law with an asymptote: the error falls towards a floor that no amount of data removes. */
export const saturating: Law = {
  id: 'saturating',
  title: 'Saturating power law',
  formula: 'accuracy = ceiling − gap · (n / n₀)^−exponent',
  source:
    'Hestness et al. 2017 (arXiv 1712.00409); with an irreducible term as in Hoffmann et al. 2022 (arXiv 2203.15556)',
  fixedTop: null,
  parameters: () => [
    { id: 'ceiling', title: 'ceiling', unit: 'accuracy', low: 0, high: 1, log: false },
    { id: 'gap', title: 'gap to the ceiling at n₀', unit: 'accuracy', low: 0, high: 1, log: false },
    EXPONENT,
  ],
  leastSizes: 6,
  shape: (size, reference, [exponent]) => (size / reference) ** -exponent!,
  starts: () => exponentStarts.map((exponent) => [exponent]),
};
