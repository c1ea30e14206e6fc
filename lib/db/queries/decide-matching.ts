import type { Tx } from '../client.ts';
import type { Prisma } from '../generated/client.ts';
import { inOpenQueue, isGold } from './queues/reserved.ts';

export type MatchingDecision = {
  projectId: string;
  groupId: string;
  from: 'pending' | 'accepted' | 'rejected';
  to: 'accepted' | 'rejected';
  action: 'accept' | 'reject';
  reasons: string[];
  note: string;
  actorId: string | null;
  actorLabel: string;
  at: Date;
};

// A bulk decision touches up to millions of rows: the update and the decision rows are one set-based statement, so
// that both are there or neither, and no row is decided that another person decided meanwhile. Gold and what several people
// decide in an open queue are left to them.
export async function decideMatching(tx: Tx, chosen: Prisma.Sql, one: MatchingDecision): Promise<number> {
  return tx.$executeRaw`
    WITH decided AS (
      UPDATE variants AS t SET status = ${one.to}::"VariantStatus", updated_at = ${one.at}
      WHERE ${chosen} AND t.status = ${one.from}::"VariantStatus"
        AND (${one.action} = 'reject' OR t.check_state <> 'unchecked')
        AND NOT ${isGold} AND NOT ${inOpenQueue}
      RETURNING t.id, t.revision)
    INSERT INTO decisions (id, project_id, group_id, variant_id, revision, action, reasons, note,
                           previous_status, actor_id, actor_label, at)
    SELECT gen_random_uuid(), ${one.projectId}::uuid, ${one.groupId}::uuid, id, revision,
           ${one.action}::"DecisionAction", ${one.reasons}, ${one.note}, ${one.from}::"VariantStatus",
           ${one.actorId}::uuid, ${one.actorLabel}, ${one.at}
    FROM decided`;
}
