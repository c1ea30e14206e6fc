import type { Tx } from '../client.ts';
import { Prisma } from '../generated/client.ts';

export type MatchingDecision = {
  projectId: string;
  groupId: string;
  from: 'pending' | 'accepted' | 'rejected';
  to: 'accepted' | 'rejected';
  action: 'accept' | 'reject';
  reasons: string[];
  note: string;
  method?: string;
  subject?: string;
  level?: number;
  checks?: string;
  batch?: string;
  actorId: string | null;
  actorLabel: string;
  at: Date;
};

// A bulk decision touches up to millions of rows: the update and the decision rows are one set-based statement, so
// that both are there or neither, and no row is decided that another person decided meanwhile.
export async function decideMatching(tx: Tx, one: MatchingDecision): Promise<number> {
  const optional = (condition: Prisma.Sql, value: unknown) =>
    value === undefined ? Prisma.empty : condition;
  return tx.$executeRaw`
    WITH decided AS (
      UPDATE variants SET status = ${one.to}::"VariantStatus", updated_at = ${one.at}
      WHERE project_id = ${one.projectId}::uuid AND status = ${one.from}::"VariantStatus"
        AND (${one.action} = 'reject' OR check_state <> 'unchecked')
        ${optional(Prisma.sql`AND method = ${one.method}`, one.method)}
        ${optional(Prisma.sql`AND subject = ${one.subject}`, one.subject)}
        ${optional(Prisma.sql`AND level = ${one.level}`, one.level)}
        ${optional(Prisma.sql`AND check_state = ${one.checks}::"CheckState"`, one.checks)}
        ${optional(Prisma.sql`AND batch_id = ${one.batch}::uuid`, one.batch)}
      RETURNING id, revision)
    INSERT INTO decisions (id, project_id, group_id, variant_id, revision, action, reasons, note,
                           previous_status, actor_id, actor_label, at)
    SELECT gen_random_uuid(), ${one.projectId}::uuid, ${one.groupId}::uuid, id, revision,
           ${one.action}::"DecisionAction", ${one.reasons}, ${one.note}, ${one.from}::"VariantStatus",
           ${one.actorId}::uuid, ${one.actorLabel}, ${one.at}
    FROM decided`;
}
