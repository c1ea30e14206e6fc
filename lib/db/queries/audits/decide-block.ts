import type { Tx } from '../../client.ts';

export type RuledBlock = {
  projectId: string;
  planId: string;
  stratum: number;
  number: number;
  /** Of the ruling: the group of its decisions. */
  ruling: string;
  to: 'accepted' | 'rejected';
  note: string;
  /** Texts that are younger were not part of what was judged. */
  frozenAt: Date;
  actorId: string | null;
  actorLabel: string;
  at: Date;
};

// A ruling reaches up to millions of rows: a block of them is one statement, so that both the state and the evidence of a
// row are there or neither. What was decided or edited since the plan was made is a person's, and stays as it is.
export async function decideBlock(tx: Tx, one: RuledBlock): Promise<number> {
  const action = one.to === 'accepted' ? 'accept' : 'reject';
  return tx.$executeRaw`
    WITH decided AS (
      UPDATE variants AS v SET status = ${one.to}::"VariantStatus", updated_at = ${one.at}
      FROM (SELECT unnest(seqs) AS seq FROM audit_blocks
            WHERE plan_id = ${one.planId}::uuid AND stratum = ${one.stratum}::int AND number = ${one.number}::int) AS m
      WHERE v.seq = m.seq AND v.project_id = ${one.projectId}::uuid AND v.status = 'pending'
        AND (${action} = 'reject' OR v.check_state <> 'unchecked')
        AND (v.revision = 1 OR NOT EXISTS (
          SELECT 1 FROM revisions AS r
          WHERE r.variant_id = v.id AND r.number = v.revision AND r.at > ${one.frozenAt}))
      RETURNING v.id, v.revision)
    INSERT INTO decisions (id, project_id, group_id, variant_id, revision, action, reasons, note,
                           previous_status, actor_id, actor_label, at)
    SELECT gen_random_uuid(), ${one.projectId}::uuid, ${one.ruling}::uuid, id, revision,
           ${action}::"DecisionAction", '{}', ${one.note}, 'pending', ${one.actorId}::uuid, ${one.actorLabel}, ${one.at}
    FROM decided`;
}
