import { logChoose } from '../stats/log-factorial.ts';
import { held } from './deviance.ts';
import type { LawFit } from './fit-law.ts';
import { accuracyAt } from './law.ts';

/**
 * Akaike's criterion corrected for few points, −2 ln L + 2k + 2k(k + 1)/(n − k − 1) (C. M. Hurvich and C.-L. Tsai,
 * Biometrika 76, 1989), of n points of counts. Null where it is not defined: n ≤ k + 1.
 */
export function aicc(fit: LawFit): number | null {
  const { law, points, reference } = fit.frame;
  const n = points.length;
  const k = fit.parameters.length;
  if (n <= k + 1) return null;
  const logLikelihood = points.reduce((sum, { size, correct, items }) => {
    const p = held(accuracyAt(law, fit.parameters, size, reference));
    return sum + logChoose(items, correct) + correct * Math.log(p) + (items - correct) * Math.log1p(-p);
  }, 0);
  return -2 * logLikelihood + 2 * k + (2 * k * (k + 1)) / (n - k - 1);
}
