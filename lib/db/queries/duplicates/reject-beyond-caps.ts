import type { Tx } from '../../client.ts';
import { type Caps, variantsBeyondCaps } from './beyond-caps-selection.ts';

// Up to millions of variants: the update and the decision rows are one set-based statement, and no row is decided that
// another person edited or decided meanwhile.
export async function rejectBeyondCaps(
  tx: Tx,
  one: { projectId: string; caps: Caps; groupId: string; by: string | null; label: string; at: Date },
): Promise<number> {
  return tx.$executeRaw`
    WITH ${variantsBeyondCaps(one.projectId, one.caps)}, rejected AS (
      UPDATE variants AS v SET status = 'rejected', updated_at = ${one.at}
      FROM beyond AS b WHERE v.id = b.id AND v.revision = b.revision AND v.status = b.status
      RETURNING v.id, v.revision, b.status AS previous, b.over_skeleton)
    INSERT INTO decisions (id, project_id, group_id, variant_id, revision, action, reasons, note, previous_status,
                           actor_id, actor_label, at)
    SELECT gen_random_uuid(), ${one.projectId}::uuid, ${one.groupId}::uuid, id, revision, 'reject', '{duplicate}',
           CASE WHEN over_skeleton THEN 'Beyond the cap of variants of one skeleton'
                ELSE 'Beyond the cap of variants of one seed' END,
           previous, ${one.by}::uuid, ${one.label}, ${one.at}
    FROM rejected`;
}
