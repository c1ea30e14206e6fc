import { estimateAcceptRate, type RateEstimate, wilsonForDisplay } from './estimate.ts';
import { decisionLines } from './limits.ts';
import { type StratumProgress, withProgress } from './progress.ts';
import { ruleOnStrata, type StratumRuling } from './rule.ts';
import type { AuditPlan } from './schema.ts';

/** One declared look of a stratum: where it is accepted and rejected, and what was found if it is complete. */
export interface PictureLook {
  size: number;
  /** Accepted with so many bad rows or fewer (-1: not at this look), rejected with so many or more (size + 1: not). */
  acceptAt: number;
  rejectAt: number;
  /** Bad and gone rows, null before the look is complete. */
  bad: number | null;
  gone: number | null;
}

export interface StratumPicture {
  key: string;
  population: number;
  state: StratumRuling['state'];
  standing: StratumRuling['standing'];
  looks: PictureLook[];
  read: number;
  /** Rows left to read to the next look, and to the last; 0 where it is decided. */
  leftToNextLook: number;
  leftAtMost: number;
  wilsonForDisplay: RateEstimate;
}

export interface AuditPicture {
  /** The interval of the whole by look, as far as any stratum is; it narrows. */
  estimates: (RateEstimate & { look: number })[];
  halfWidth: number | null;
  qualityLimit: number;
  strata: StratumPicture[];
  leftToNextLook: number;
  leftAtMost: number;
  /** Rows by what became of their stratum. */
  rows: Record<StratumRuling['state'], number>;
}

/** All that a page draws of an audit. */
export function auditPicture(plan: AuditPlan, progress: readonly StratumProgress[]): AuditPicture {
  const rulings = ruleOnStrata(plan, progress);
  const known = withProgress(plan, progress);
  const strata = known.map((one, h) => stratumPicture(plan, one, rulings[h]!));
  const furthest = Math.max(-1, ...known.map(({ looks }) => looks.length - 1));
  const rows = { open: 0, accepted: 0, rejected: 0, undecided: 0 };
  for (const { state, population } of strata) rows[state] += population;
  return {
    estimates: Array.from({ length: furthest + 1 }, (_, look) => ({
      look,
      ...estimateAcceptRate(plan, progress, look),
    })),
    halfWidth: plan.settings.halfWidth,
    qualityLimit: plan.settings.qualityLimit,
    strata,
    leftToNextLook: strata.reduce((sum, { leftToNextLook }) => sum + leftToNextLook, 0),
    leftAtMost: strata.reduce((sum, { leftAtMost }) => sum + leftAtMost, 0),
    rows,
  };
}

type Known = ReturnType<typeof withProgress>[number];

function stratumPicture(
  plan: AuditPlan,
  { stratum, progress, looks }: Known,
  ruling: StratumRuling,
): StratumPicture {
  const { key, population, sizes } = stratum;
  const { removed = 0, verdicts } = progress;
  const errors = { accept: ruling.acceptError, reject: ruling.rejectError };
  const lines = decisionLines({ population, sizes, removed }, plan.settings.qualityLimit, errors);
  const waiting = (size: number) => sizeLeft(verdicts, size);
  const isOpen = ruling.state === 'open';
  return {
    key,
    population,
    state: ruling.state,
    standing: ruling.standing,
    looks: sizes.map((size, k) => ({
      size,
      acceptAt: lines.accept[k]!,
      rejectAt: lines.reject[k]!,
      bad: looks[k]?.bad ?? null,
      gone: looks[k]?.gone ?? null,
    })),
    read: verdicts.filter((verdict) => verdict !== null).length,
    leftToNextLook: isOpen ? waiting(sizes[looks.length]!) : 0,
    leftAtMost: isOpen ? waiting(sizes.at(-1)!) : 0,
    wilsonForDisplay: wilsonForDisplay(progress, plan.settings.confidence),
  };
}

function sizeLeft(verdicts: StratumProgress['verdicts'], size: number): number {
  const read = verdicts.slice(0, size).filter((verdict) => verdict !== null).length;
  return size - read;
}
