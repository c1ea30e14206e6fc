import type { Tx } from '../../client.ts';
import { presenceChannel } from './channel.ts';

export type Held = {
  page: string;
  projectId: string;
  variantId: string;
  userId: string;
  label: string;
  editing: boolean;
  at: Date;
  until: Date;
};

// Writes or renews a page's lease, and tells the other processes where that changes what they show: a renewal is silent.
// Rows of pages that went without a word are swept by whoever writes next.
export async function holdPresence(tx: Tx, held: Held): Promise<void> {
  await tx.$executeRaw`
    WITH swept AS (DELETE FROM presences WHERE project_id = ${held.projectId}::uuid AND expires_at <= ${held.at}
              AND id <> ${held.page}::uuid),
    before AS (SELECT variant_id, editing, expires_at FROM presences WHERE id = ${held.page}::uuid),
    held AS (
      INSERT INTO presences (id, project_id, variant_id, user_id, label, editing, since, expires_at)
      VALUES (${held.page}::uuid, ${held.projectId}::uuid, ${held.variantId}::uuid, ${held.userId}::uuid,
              ${held.label}, ${held.editing}, ${held.at}, ${held.until})
      ON CONFLICT (id) DO UPDATE SET variant_id = excluded.variant_id, editing = excluded.editing,
        since = CASE WHEN presences.variant_id = excluded.variant_id THEN presences.since ELSE excluded.since END,
        expires_at = excluded.expires_at
      WHERE presences.user_id = excluded.user_id)
    SELECT pg_notify(${presenceChannel}, ${`${held.projectId} people`})
    WHERE NOT EXISTS (SELECT FROM before WHERE variant_id = ${held.variantId}::uuid AND editing = ${held.editing}
                        AND expires_at > ${held.at})`;
}
