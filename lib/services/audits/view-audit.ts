import type { AuditPlan as AuditRow, AuditRuling } from '#lib/db/generated/client.ts';
import {
  type AuditPlan,
  allowedBad,
  auditPicture,
  type RulingEvidence,
  ruleOnStrata,
  rulingEvidence,
  type StratumPicture,
  type StratumProgress,
  stratumProperties,
} from '#lib/domain/review/audit-plan/index.ts';
import type { AuditProgress } from './read-progress.ts';

/** What lists and pages show of an audit itself. */
export function viewAudit({ seq, projectId, createdById, plan, expected, ...audit }: AuditRow) {
  return { ...audit, seq: Number(seq) };
}

/** What lists and pages show of a ruling. */
export function viewRuling({ seq, planId, actorId, undoneById, evidence, ...ruling }: AuditRuling) {
  return { ...ruling, audit: planId, seq: Number(seq), evidence: evidence as RulingEvidence | null };
}

export type RulingView = ReturnType<typeof viewRuling>;

/** An audit as people see it: the interval of the whole look by look, and every stratum with what may be done with it. */
export function viewProgress(
  plan: AuditPlan,
  { drawn, rulings, progress }: AuditProgress,
  all: AuditRuling[],
) {
  const picture = auditPicture(plan, progress);
  const evidence = ruleOnStrata(plan, progress).map((ruling, h) =>
    rulingEvidence(plan, ruling, progress[h]!.removed),
  );
  const strata = picture.strata.map((one, stratum) => {
    const ruling = rulings.find((ruled) => ruled.stratum === stratum);
    const own = drawn.filter((row) => row.stratum === stratum);
    return {
      ...viewStratum(plan, stratum, one, {
        progress: progress[stratum]!,
        evidence: evidence[stratum] ?? null,
      }),
      ...(ruling ? { leftToNextLook: 0, leftAtMost: 0 } : {}),
      /** Drawn rows that were decided in bulk or by a machine: nobody has read them. */
      unread: own.filter((row) => row.exists && !row.isRead && row.status !== 'pending').length,
      ruling: ruling ? viewRuling(ruling) : null,
      undone: all.filter((ruled) => ruled.stratum === stratum && ruled.undoneAt !== null).map(viewRuling),
    };
  });
  return {
    estimates: picture.estimates,
    strata,
    read: sum(strata.map((one) => one.read)),
    leftToNextLook: sum(strata.map((one) => one.leftToNextLook)),
    leftAtMost: sum(strata.map((one) => one.leftAtMost)),
  };
}

type Known = { progress: StratumProgress; evidence: RulingEvidence | null };

function viewStratum(
  plan: AuditPlan,
  stratum: number,
  picture: StratumPicture,
  { progress, evidence }: Known,
) {
  const { key, expectedRate, sizes, power } = plan.strata[stratum]!;
  const { population, wilsonForDisplay: display, ...rest } = picture;
  const removed = progress.removed ?? 0;
  return {
    ...rest,
    ...{ stratum, ...stratumProperties(key), population, removed, expectedRate, sizes, power },
    allowedBad: allowedBad(population - removed, plan.settings.qualityLimit),
    bad: progress.verdicts.filter((verdict) => verdict === 'bad').length,
    gone: progress.verdicts.filter((verdict) => verdict === 'gone').length,
    /** Wilson's interval of the rows read so far: to look at, nothing is decided by it. */
    soFar: display.rows === 0 ? null : display,
    evidence,
    /** The accept rates that the last complete look leaves possible, at the level that decides. */
    interval: evidence && rateBounds(evidence),
  };
}

/** The bounds of the bad rows as bounds of the accept rate: above the limit it is accepted, below it rejected. */
function rateBounds({ population, mostBad, fewestBad, read, bad, gone }: RulingEvidence) {
  return {
    low: 1 - mostBad / population,
    high: 1 - fewestBad / population,
    share: read === 0 ? null : 1 - (bad + gone / 2) / read,
  };
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

export type AuditPicture = ReturnType<typeof viewProgress>;
export type StratumView = AuditPicture['strata'][number];
