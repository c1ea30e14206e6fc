import type { Tx } from '../../client.ts';

// Drawn rows that were accepted before wait for a decision again: a person who reads them must not be told what was
// decided, and a queue asks waiting rows alone. The decisions on them are taken back, not deleted.
export async function holdAccepted(
  tx: Tx,
  one: { planId: string; by: string | null; at: Date },
): Promise<number> {
  return tx.$executeRaw`
    WITH held AS (
      UPDATE variants AS v SET status = 'pending', updated_at = ${one.at}
      FROM audit_samples AS s
      WHERE s.plan_id = ${one.planId}::uuid AND s.held_status IS NOT NULL AND v.id = s.variant_id
        AND v.revision = s.revision AND v.status = s.held_status
      RETURNING v.id, v.revision), undone AS (
      UPDATE decisions AS d SET undone_at = ${one.at}, undone_by_id = ${one.by}::uuid
      FROM held AS h WHERE d.variant_id = h.id AND d.revision = h.revision AND d.undone_at IS NULL)
    SELECT 1 FROM held`;
}
