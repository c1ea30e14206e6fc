import {
  type AuditPlan,
  type AuditVerdict,
  allowedBad,
  drawSample,
  type RecordedRuling,
  ruleOnStrata,
  type StratumProgress,
} from '#lib/domain/review/audit-plan/index.ts';
import { hypergeometricCdf } from '#lib/math/stats/index.ts';
import type { SimulatedPopulation } from './populations.ts';

/** The verdicts of all rows that the plan may read, in the order of the draw, by stratum. */
export function readSamples(plan: AuditPlan, { strata }: SimulatedPopulation): AuditVerdict[][] {
  return plan.strata.map(({ key, population, sizes }, h) => {
    const ids = Array.from({ length: population }, (_, i) => `row ${h} ${i}`);
    const bad = new Set(ids.slice(0, strata[h]!.bad));
    return drawSample(ids, sizes.at(-1)!, { seed: plan.seed, key }).map((id) =>
      bad.has(id) ? 'bad' : 'good',
    );
  });
}

/** An audit as impatient people carry it out. */
export interface WatchedAudit {
  progress: StratumProgress[];
  /** Calls that ruled between two looks although none was complete since the ruling before. */
  ruledBetweenLooks: number;
  rulings: number;
}

/**
 * Reads the open strata in random order, part of a look at a time, and asks for rulings after each part: whatever may be
 * ruled is ruled at once, and reading of that stratum ends.
 */
export function watchAudit(
  plan: AuditPlan,
  samples: readonly AuditVerdict[][],
  random: () => number,
): WatchedAudit {
  const progress = plan.strata.map(({ key }) => ({
    key,
    verdicts: [] as AuditVerdict[],
    ruling: null as RecordedRuling | null,
  }));
  const audit: WatchedAudit = { progress, ruledBetweenLooks: 0, rulings: 0 };
  const isOpen = (h: number) =>
    progress[h]!.ruling === null && progress[h]!.verdicts.length < samples[h]!.length;
  for (;;) {
    const open = progress.map((_, h) => h).filter(isOpen);
    const h = open[Math.floor(random() * open.length)];
    if (h === undefined) return audit;
    const from = progress[h]!.verdicts.length;
    const next = plan.strata[h]!.sizes.find((size) => size > from)!;
    const to = random() < 0.25 ? from + Math.ceil(random() * (next - from)) : next;
    progress[h]!.verdicts = samples[h]!.slice(0, to);
    const ruled = recordRulings(plan, progress);
    audit.rulings++;
    if (to < next) audit.ruledBetweenLooks += ruled;
  }
}

function recordRulings(
  plan: AuditPlan,
  progress: { ruling: RecordedRuling | null; key: string; verdicts: AuditVerdict[] }[],
): number {
  let ruled = 0;
  for (const [h, { state, counts, acceptError, rejectError }] of ruleOnStrata(plan, progress).entries()) {
    const own = progress[h]!;
    if (own.ruling || (state !== 'accepted' && state !== 'rejected')) continue;
    own.ruling = {
      ruling: state,
      look: counts?.look ?? 0,
      error: state === 'accepted' ? acceptError : rejectError,
    };
    ruled++;
  }
  return ruled;
}

/** What the same people would do without a plan: accept as soon as the 95 % bound of the rows read so far allows it. */
export function acceptsUnadjusted(
  population: number,
  qualityLimit: number,
  verdicts: readonly AuditVerdict[],
): boolean {
  const marked = allowedBad(population, qualityLimit) + 1;
  if (marked > population) return true;
  let bad = 0;
  return verdicts.some((verdict, i) => {
    if (verdict === 'bad') bad++;
    return hypergeometricCdf(bad, { population, marked, sample: i + 1 }) <= 0.05;
  });
}
