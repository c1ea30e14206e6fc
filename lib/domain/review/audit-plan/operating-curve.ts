import { stoppingChances } from '#lib/math/stats/index.ts';
import { decisionLines } from './limits.ts';
import type { AuditPlan } from './schema.ts';

/** What happens to a stratum of a true accept rate: chances of each end, and how many rows are read on average. */
export interface OperatingPoint {
  rate: number;
  accepted: number;
  rejected: number;
  undecided: number;
  meanRows: number;
}

/**
 * The operating characteristic of one stratum: the exact chance of acceptance by the true accept rate, at the level that
 * it has before any other stratum is decided (afterwards acceptance only becomes likelier). `points` rates between
 * `from` and 1, rounded to what a stratum of this size can have.
 */
export function operatingCurve(
  plan: AuditPlan,
  key: string,
  { points = 41, from }: { points?: number; from?: number } = {},
): OperatingPoint[] {
  const stratum = plan.strata.find((one) => one.key === key);
  if (!stratum) throw new RangeError(`The plan has no stratum ${key}.`);
  const { qualityLimit, wrongAcceptance, wrongRejection } = plan.settings;
  const { population } = stratum;
  const count = plan.strata.length;
  const lines = decisionLines(stratum, qualityLimit, {
    accept: wrongAcceptance / count,
    reject: wrongRejection / count,
  });
  const lowest = from ?? Math.max(0, 1 - 3 * (1 - qualityLimit) - 0.02);
  const bads = Array.from({ length: points }, (_, i) => {
    return Math.round(population * (1 - lowest) * (1 - i / Math.max(1, points - 1)));
  });
  return [...new Set(bads)].map((bad) => {
    const chances = stoppingChances(bad, stratum, { low: lines.accept, high: lines.reject });
    return {
      rate: 1 - bad / population,
      accepted: sum(chances.low),
      rejected: sum(chances.high),
      undecided: chances.open,
      meanRows: chances.meanSample,
    };
  });
}

const sum = (values: readonly number[]) =>
  Math.min(
    1,
    values.reduce((total, value) => total + value, 0),
  );
