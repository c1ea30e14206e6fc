import type { Tx } from '../../client.ts';

// An audit ends: the accepted rows that it had put back and that nobody decided or edited are accepted again, by the decision
// of before. What people disagree on in one of its queues waits for a reviewer.
export async function restoreHeld(tx: Tx, planId: string, at: Date): Promise<number> {
  return tx.$executeRaw`
    WITH restored AS (
      UPDATE variants AS v SET status = s.held_status, updated_at = ${at}
      FROM audit_samples AS s
      WHERE s.plan_id = ${planId}::uuid AND s.held_status IS NOT NULL AND v.id = s.variant_id
        AND v.revision = s.revision AND v.status = 'pending'
        AND NOT EXISTS (
          SELECT FROM queue_items AS i JOIN review_queues AS q ON q.id = i.queue_id
          WHERE i.variant_id = v.id AND i.state = 'disputed' AND q.audit_id = s.plan_id)
      RETURNING s.held_decision AS id), standing AS (
      UPDATE decisions SET undone_at = NULL, undone_by_id = NULL WHERE id IN (SELECT id FROM restored))
    SELECT 1 FROM restored`;
}
