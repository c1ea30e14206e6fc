import { binomialCdf, binomialPmf } from './binomial.ts';
import { requireCount } from './require-number.ts';

/** Two-sided p-values of McNemar's test. */
export interface McNemar {
  /** From the binomial distribution of the discordant pairs; conservative. */
  exact: number;
  /** With half the probability of what was seen: less conservative, still near its level. */
  midP: number;
}

/**
 * Do two graders (models, checks) succeed equally often on the same items? Takes the discordant pairs only: items where
 * just the first succeeded and items where just the second did (Q. McNemar, Psychometrika 12, 1947; mid-p: M. W.
 * Fagerland, S. Lydersen and P. Laake, BMC Medical Research Methodology 13:91, 2013). Without discordant pairs both are 1.
 */
export function mcnemarTest(onlyFirst: number, onlySecond: number): McNemar {
  requireCount('onlyFirst', onlyFirst);
  requireCount('onlySecond', onlySecond);
  const discordant = onlyFirst + onlySecond;
  const fewer = Math.min(onlyFirst, onlySecond);
  if (onlyFirst === onlySecond) {
    return { exact: 1, midP: discordant === 0 ? 1 : 1 - binomialPmf(fewer, discordant, 0.5) };
  }
  const exact = Math.min(1, 2 * binomialCdf(fewer, discordant, 0.5));
  return { exact, midP: exact - binomialPmf(fewer, discordant, 0.5) };
}
