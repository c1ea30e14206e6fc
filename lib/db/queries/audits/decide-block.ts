import type { AuditCover } from '#lib/domain/review/audit-plan/index.ts';
import type { Tx } from '../../client.ts';
import { Prisma } from '../../generated/client.ts';
import { inOtherQueue, isGold } from '../queues/reserved.ts';

export type RuledBlock = {
  projectId: string;
  planId: string;
  stratum: number;
  number: number;
  /** Of the ruling: the group of its decisions. */
  ruling: string;
  to: 'accepted' | 'rejected';
  /** Which states the audit covers. */
  cover: AuditCover;
  note: string;
  /** Texts that are younger were not part of what was judged. */
  frozenAt: Date;
  actorId: string | null;
  actorLabel: string;
  at: Date;
};

// A ruling reaches up to millions of rows: a block of them is one statement, so that both the state and the evidence of a
// row are there or neither. What was decided or edited since the plan was made is a person's, and stays as it is; so do gold
// and what people decide in another queue. A row that was accepted before the draw (where the audit covers such rows) gets
// the evidence too: its decision says accepted before and after.
export async function decideBlock(tx: Tx, one: RuledBlock): Promise<number> {
  const action = one.to === 'accepted' ? 'accept' : 'reject';
  return tx.$executeRaw`
    WITH found AS (
      SELECT t.id, t.revision, t.status
      FROM (SELECT unnest(seqs) AS seq FROM audit_blocks
            WHERE plan_id = ${one.planId}::uuid AND stratum = ${one.stratum}::int AND number = ${one.number}::int) AS m
      JOIN variants AS t ON t.seq = m.seq
      WHERE t.project_id = ${one.projectId}::uuid AND ${undecided(one)}
        AND (${action} = 'reject' OR t.check_state <> 'unchecked')
        AND (t.revision = 1 OR NOT EXISTS (
          SELECT 1 FROM revisions AS r
          WHERE r.variant_id = t.id AND r.number = t.revision AND r.at > ${one.frozenAt}))
        AND NOT ${isGold} AND NOT ${inOtherQueue(one.planId)}
      FOR UPDATE OF t), decided AS (
      UPDATE variants AS v SET status = ${one.to}::"VariantStatus", updated_at = ${one.at}
      FROM found AS f WHERE v.id = f.id AND f.status <> ${one.to}::"VariantStatus")
    INSERT INTO decisions (id, project_id, group_id, variant_id, revision, action, reasons, note,
                           previous_status, actor_id, actor_label, at)
    SELECT gen_random_uuid(), ${one.projectId}::uuid, ${one.ruling}::uuid, id, revision,
           ${action}::"DecisionAction", '{}', ${one.note}, status, ${one.actorId}::uuid, ${one.actorLabel}, ${one.at}
    FROM found`;
}

function undecided({ cover, frozenAt }: RuledBlock): Prisma.Sql {
  if (cover === 'waiting') return Prisma.sql`t.status = 'pending'`;
  return Prisma.sql`(t.status = 'pending' OR (t.status = 'accepted' AND NOT EXISTS (
    SELECT FROM decisions AS d WHERE d.variant_id = t.id AND d.undone_at IS NULL AND d.at > ${frozenAt})))`;
}
