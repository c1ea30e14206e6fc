import type pg from 'pg';
import type { Tx } from '#lib/db/client.ts';
import { rulingsOfFrozenRows } from '#lib/db/queries/audits/version-evidence.ts';
import type { RulingEvidence } from '#lib/domain/review/audit-plan/index.ts';

/** What a version says of rows that nobody read: the ruling they stand on, its evidence, and how many they are. */
export type AuditEvidence = {
  audit: string;
  name: string;
  /** The stratum, and what makes one in this audit. */
  key: string;
  dimensions: string[];
  ruling: string;
  rows: number;
  isOverride: boolean;
  reason: string;
  ruledBy: string;
  ruledAt: Date;
  evidence: RulingEvidence | null;
};

/** The audits behind the rows of a version that is being frozen in this transaction. */
export async function auditsOfFrozenRows(
  client: pg.PoolClient,
  tx: Tx,
  projectId: string,
): Promise<AuditEvidence[]> {
  const rulings = await tx.auditRuling.findMany({
    where: { undoneAt: null, ruling: 'accepted', plan: { projectId } },
    include: { plan: { select: { id: true, name: true, dimensions: true, strata: true } } },
    orderBy: { seq: 'asc' },
  });
  if (rulings.length === 0) return [];
  const counted = await rulingsOfFrozenRows(
    client,
    rulings.map(({ id }) => id),
  );
  const rowsOf = new Map(counted.map(({ ruling, rows }) => [ruling, rows]));
  return rulings
    .filter(({ id }) => rowsOf.has(id))
    .map((one) => ({
      ...{ audit: one.plan.id, name: one.plan.name, ruling: one.id, rows: rowsOf.get(one.id)! },
      ...{ key: keyOf(one), dimensions: one.plan.dimensions },
      ...{ isOverride: one.isOverride, reason: one.reason, ruledBy: one.actorLabel, ruledAt: one.at },
      evidence: one.evidence as RulingEvidence | null,
    }));
}

type Ruled = { stratum: number; plan: { strata: { stratum: number; key: string }[] } };

const keyOf = ({ stratum, plan }: Ruled) => plan.strata.find((one) => one.stratum === stratum)?.key ?? '';
