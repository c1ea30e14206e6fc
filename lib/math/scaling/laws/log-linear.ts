import type { Law } from '../law.ts';

/** Every doubling buys the same number of points: no curvature, no ceiling; it cannot hold forever. */
export const logLinear: Law = {
  id: 'log-linear',
  title: 'Log-linear law',
  formula: 'accuracy = accuracy at n₀ + per doubling · log₂(n / n₀)',
  source:
    'Li et al. 2023, MuggleMath (arXiv 2310.05506); the shape read from the figures of Zeng et al. 2024, Skywork-Math (arXiv 2407.08348)',
  fixedTop: null,
  parameters: () => [
    { id: 'accuracy', title: 'accuracy at n₀', unit: 'accuracy', low: 0, high: 1, log: false },
    { id: 'per-doubling', title: 'gain of a doubling', unit: 'accuracy', low: -1, high: 1, log: false },
  ],
  leastSizes: 4,
  shape: (size, reference) => -Math.log2(size / reference),
  starts: () => [[]],
};
