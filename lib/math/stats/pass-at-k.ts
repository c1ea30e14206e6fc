import { requireCount } from './require-number.ts';

/**
 * The unbiased estimate of pass@k from `samples` attempts at one problem of which `correct` are right:
 * 1 - C(samples - correct, k) / C(samples, k), as a product (M. Chen et al., arXiv 2107.03374, section 2.1).
 * Throws a RangeError when fewer than k attempts were made: then there is no unbiased estimate.
 */
export function passAtK(samples: number, correct: number, k: number): number {
  requireCount('samples', samples, Number.MAX_SAFE_INTEGER, 1);
  requireCount('correct', correct, samples);
  requireCount('k', k, samples, 1);
  const wrong = samples - correct;
  if (wrong < k) return 1;
  let allWrong = 1;
  for (let i = 0; i < k; i++) allWrong *= (wrong - i) / (samples - i);
  return 1 - allWrong;
}

/** The mean of pass@k over problems, each with its own number of attempts. Throws a RangeError on no problems. */
export function meanPassAtK(problems: readonly { samples: number; correct: number }[], k: number): number {
  if (problems.length === 0) throw new RangeError('pass@k of no problems is undefined.');
  const sum = problems.reduce((total, { samples, correct }) => total + passAtK(samples, correct, k), 0);
  return sum / problems.length;
}
