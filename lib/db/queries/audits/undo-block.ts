import type { Tx } from '../../client.ts';
import { type BroughtBack, broughtBack, taken } from '../contamination/brought-back.ts';

export type UndoneBlock = BroughtBack & { count: number };

type Undone = {
  planId: string;
  stratum: number;
  number: number;
  ruling: string;
  by: string | null;
  at: Date;
};

// The decisions of a ruling taken back for a block of rows. A variant that was edited or decided again since keeps its
// state, and its decision stays.
export async function undoBlock(tx: Tx, one: Undone): Promise<UndoneBlock> {
  const rows = await tx.$queryRaw<UndoneBlock[]>`
    WITH taken AS (
      UPDATE variants AS v SET status = d.previous_status, updated_at = ${one.at}
      FROM (SELECT unnest(seqs) AS seq FROM audit_blocks
            WHERE plan_id = ${one.planId}::uuid AND stratum = ${one.stratum}::int AND number = ${one.number}::int) AS m,
           decisions AS d
      WHERE v.seq = m.seq AND d.variant_id = v.id AND d.group_id = ${one.ruling}::uuid AND d.undone_at IS NULL
        AND v.revision = d.revision
        AND v.status::text = CASE d.action WHEN 'accept' THEN 'accepted' ELSE 'rejected' END
        AND NOT EXISTS (SELECT 1 FROM decisions AS l
                        WHERE l.variant_id = v.id AND l.undone_at IS NULL AND l.seq > d.seq)
      RETURNING ${taken}
    ), marked AS (
      UPDATE decisions SET undone_at = ${one.at}, undone_by_id = ${one.by}::uuid
      WHERE id IN (SELECT id FROM taken)
    )
    SELECT (SELECT count(*) FROM taken)::int AS count, ${broughtBack}`;
  return rows[0]!;
}
