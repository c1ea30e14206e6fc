import { Prisma } from '../../generated/client.ts';

// Rows of each stratum's population that no longer exist. It looks for every member in an index of seqs, so pages ask it
// under a time limit; a ruling waits for it.
export function countRemoved(planId: string): Prisma.Sql {
  return Prisma.sql`
    SELECT b.stratum, count(*)::int AS removed
    FROM audit_blocks AS b CROSS JOIN LATERAL unnest(b.seqs) AS m(seq)
    WHERE b.plan_id = ${planId}::uuid AND NOT EXISTS (SELECT 1 FROM variants AS v WHERE v.seq = m.seq)
    GROUP BY b.stratum`;
}

export type RemovedCount = { stratum: number; removed: number };
