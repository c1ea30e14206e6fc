import {
  type AuditPlan,
  type AuditVerdict,
  allowedBad,
  estimateAcceptRate,
  makeAuditPlan,
  type StratumProgress,
} from '#lib/domain/review/audit-plan/index.ts';
import { seededRandom } from '#lib/math/random.ts';
import { type SimulatedPopulation, simulatePopulation } from './populations.ts';
import { acceptsUnadjusted, readSamples, watchAudit } from './watch.ts';

/** What became of one population. */
export interface Outcome {
  population: SimulatedPopulation;
  /** One for each stratum: whether it is bad in truth, its ruling, and what people without a plan would accept. */
  strata: { isBad: boolean; ruling: 'accepted' | 'rejected' | null; acceptedUnadjusted: boolean }[];
  /** Whether the interval of the whole holds the truth: when the audit ended, and at every look of the whole sample. */
  covered: { atEnd: boolean; atEveryLook: boolean };
  /** Estimated minus true accept rate when the audit ended. */
  deviation: number;
  halfWidth: number;
  rows: number;
  read: number;
  /** Rows that a plan with one look and the same chance of acceptance reads. */
  fixed: number;
  ruledBetweenLooks: number;
  planMs: number;
  rulingMs: number;
}

export function simulateOne(index: number): Outcome {
  const population = simulatePopulation(index);
  const { strata, settings } = population;
  const sizes = strata.map(({ key, population: rows }) => ({ key, population: rows }));
  const start = performance.now();
  const plan = makeAuditPlan(sizes, settings, `audit ${index}`);
  const planned = performance.now();
  const fixed = makeAuditPlan(sizes, { ...settings, looks: [1] }, plan.seed);
  const samples = readSamples(plan, population);
  const watched = performance.now();
  const audit = watchAudit(plan, samples, seededRandom(`reading ${index}`));
  const ended = performance.now();
  const rows = strata.reduce((sum, stratum) => sum + stratum.population, 0);
  const truth = 1 - strata.reduce((sum, { bad }) => sum + bad, 0) / rows;
  const end = estimateAcceptRate(plan, audit.progress);
  return {
    population,
    strata: strata.map(({ population: size, bad }, h) => ({
      isBad: bad > allowedBad(size, settings.qualityLimit),
      ruling: audit.progress[h]!.ruling?.ruling ?? null,
      acceptedUnadjusted: acceptsUnadjusted(size, settings.qualityLimit, samples[h]!),
    })),
    covered: { atEnd: holds(end, truth), atEveryLook: everyLookHolds(plan, samples, truth) },
    deviation: end.share - truth,
    halfWidth: (end.high - end.low) / 2,
    rows,
    read: audit.progress.reduce((sum, { verdicts }) => sum + verdicts.length, 0),
    fixed: fixed.strata.reduce((sum, stratum) => sum + stratum.sizes.at(-1)!, 0),
    ruledBetweenLooks: audit.ruledBetweenLooks,
    planMs: planned - start,
    rulingMs: (ended - watched) / Math.max(1, audit.rulings),
  };
}

const holds = ({ low, high }: { low: number; high: number }, truth: number) =>
  low <= truth + 1e-12 && truth <= high + 1e-12;

function everyLookHolds(plan: AuditPlan, samples: readonly AuditVerdict[][], truth: number): boolean {
  const progress: StratumProgress[] = plan.strata.map(({ key }, h) => ({
    key,
    verdicts: samples[h]!,
    ruling: null,
  }));
  return plan.settings.looks.every((_, look) => holds(estimateAcceptRate(plan, progress, look), truth));
}
