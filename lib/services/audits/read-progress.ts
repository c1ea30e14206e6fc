import type { Tx } from '#lib/db/client.ts';
import type { AuditRuling } from '#lib/db/generated/client.ts';
import { type DrawnRowNow, drawnRows } from '#lib/db/queries/audits/drawn-rows.ts';
import {
  type AuditVerdict,
  auditVerdict,
  type RecordedRuling,
  type StratumProgress,
} from '#lib/domain/review/audit-plan/index.ts';
import type { DrawnAudit } from './find-audit.ts';

/** An audit as it stands: its drawn rows, the rulings that were not taken back, and what the domain makes of both. */
export type AuditProgress = {
  drawn: (DrawnRowNow & { verdict: AuditVerdict | null })[];
  rulings: AuditRuling[];
  progress: StratumProgress[];
};

/** `removed`: rows of each stratum's population that are gone, by its place in the plan. */
export async function readProgress(
  tx: Tx,
  { id, plan }: DrawnAudit,
  removed: ReadonlyMap<number, number>,
): Promise<AuditProgress> {
  const rows = await drawnRows(tx, id);
  const rulings = await tx.auditRuling.findMany({ where: { planId: id, undoneAt: null } });
  const drawn = rows.map((row) => ({ ...row, verdict: verdictOf(row) }));
  const verdicts = Map.groupBy(drawn, (row) => row.stratum);
  const progress = plan.strata.map(({ key }, stratum) => ({
    key,
    verdicts: (verdicts.get(stratum) ?? []).map(({ verdict }) => verdict),
    ruling: recorded(rulings.find((ruling) => ruling.stratum === stratum)),
    removed: removed.get(stratum) ?? 0,
  }));
  return { drawn, rulings, progress };
}

/** Only a row that a person decided by itself has been read; one that is gone never will be. */
function verdictOf(row: DrawnRowNow): AuditVerdict | null {
  return row.exists && !row.isRead ? null : auditVerdict(row);
}

/** An override is a person's word against the rule: it must not make the rule easier for other strata. */
function recorded(ruling: AuditRuling | undefined): RecordedRuling | null {
  if (!ruling || ruling.isOverride || ruling.look === null) return null;
  return { ruling: ruling.ruling, look: ruling.look, error: ruling.error };
}
