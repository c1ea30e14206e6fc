import type { Tx } from '../../client.ts';
import { presenceChannel } from './channel.ts';

// Ends a page's lease where it still is of this item: a page that went on to the next one has a newer lease.
export async function leavePresence(
  tx: Tx,
  left: { page: string; variantId: string; editing: boolean; userId: string },
): Promise<void> {
  await tx.$executeRaw`
    WITH gone AS (
      DELETE FROM presences WHERE id = ${left.page}::uuid AND variant_id = ${left.variantId}::uuid
        AND editing = ${left.editing} AND user_id = ${left.userId}::uuid RETURNING project_id)
    SELECT pg_notify(${presenceChannel}, project_id || ' people') FROM gone`;
}
