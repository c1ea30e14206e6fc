import type { Tx } from '../../client.ts';
import { presenceChannel } from './channel.ts';

// Tells the pages of others that have one of these variants open that it was changed. Nothing is said where nobody looks: two
// look-ups by index, and no notification, which commits would have to wait for one another for.
export async function announceChange(
  tx: Tx,
  changed: { projectId: string; variants: readonly string[]; by: string | null; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    SELECT pg_notify(${presenceChannel}, ${changed.projectId} || ' ' || seen.variant_id)
    FROM (SELECT DISTINCT variant_id FROM presences
          WHERE variant_id = ANY(${changed.variants}::uuid[]) AND expires_at > ${changed.now}
            AND user_id IS DISTINCT FROM ${changed.by}::uuid) AS seen`;
}
