import { EXPONENT, exponentStarts, type Law } from '../law.ts';

/** The plain power law: what both laws of three parameters become without their third one. */
export const power: Law = {
  id: 'power',
  title: 'Power law',
  formula: 'accuracy = 1 − error · (n / n₀)^−exponent',
  source: 'Kaplan et al. 2020 (arXiv 2001.08361); Hestness et al. 2017 (arXiv 1712.00409)',
  fixedTop: 1,
  parameters: () => [
    { id: 'error', title: 'error at n₀', unit: 'accuracy', low: 0, high: 1, log: false },
    EXPONENT,
  ],
  leastSizes: 4,
  shape: (size, reference, [exponent]) => (size / reference) ** -exponent!,
  starts: () => exponentStarts.map((exponent) => [exponent]),
};
