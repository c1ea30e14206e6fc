import { EXPONENT, exponentStarts, type Law } from '../law.ts';

/**
 * A power law of the data and of what the base already brings, counted in examples (the data transferred of Hernandez
 * et al.); for small data it is flat, as the transition from guessing that Rosenfeld et al. describe.
 */
export const shifted: Law = {
  id: 'shifted',
  title: 'Shifted power law',
  formula: 'accuracy = 1 − error · ((n + shift) / (n₀ + shift))^−exponent',
  source: 'Hernandez et al. 2021 (arXiv 2102.01293); Rosenfeld et al. 2020 (arXiv 1909.12673)',
  fixedTop: 1,
  parameters: (reference) => [
    { id: 'error', title: 'error at n₀', unit: 'accuracy', low: 0, high: 1, log: false },
    EXPONENT,
    {
      ...{ id: 'shift', title: 'shift: what the base brings, in examples', unit: 'examples', log: true },
      ...{ low: reference * 1e-6, high: reference * 1e3 },
    },
  ],
  leastSizes: 6,
  shape: (size, reference, [exponent, shift]) => ((size + shift!) / (reference + shift!)) ** -exponent!,
  starts: (reference) =>
    exponentStarts.flatMap((exponent) =>
      [1e-4, 1e-3, 1e-2, 0.1, 1, 10].map((part) => [exponent, part * reference]),
    ),
};
