import type { Tx } from '../../client.ts';

export type RestoreDecision = {
  projectId: string;
  restoreId: string;
  note: string;
  actorId: string | null;
  actorLabel: string;
  at: Date;
};

// Every variant that a restore accepted says so in its history, as after any other decision; the restore is the group.
export async function recordDecisions(tx: Tx, one: RestoreDecision): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO decisions (id, project_id, group_id, variant_id, revision, action, reasons, note, previous_status,
                           actor_id, actor_label, at)
    SELECT gen_random_uuid(), ${one.projectId}::uuid, ${one.restoreId}::uuid, variant_id, revision, 'accept', '{}',
           ${one.note}, coalesce(previous_status, 'pending'), ${one.actorId}::uuid, ${one.actorLabel}, ${one.at}
    FROM restore_changes WHERE restore_id = ${one.restoreId}::uuid AND status = 'accepted'`;
}
