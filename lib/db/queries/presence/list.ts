import type { Presence } from '#lib/domain/presence/schema.ts';
import type { Tx } from '../../client.ts';

export type PresenceRow = Presence & { since: Date };

// Who looks at what in a project now. Names as they are now; the label is kept for people who have none.
export async function listPresences(tx: Tx, projectId: string, now: Date): Promise<PresenceRow[]> {
  return tx.$queryRaw<PresenceRow[]>`
    SELECT p.id AS page, p.variant_id AS variant, v.seq::float8 AS "variantSeq", p.user_id AS "userId",
           coalesce(nullif(u.name, ''), p.label) AS name, p.editing, p.since
    FROM presences AS p JOIN variants AS v ON v.id = p.variant_id JOIN users AS u ON u.id = p.user_id
    WHERE p.project_id = ${projectId}::uuid AND p.expires_at > ${now}
    ORDER BY name, p.since LIMIT 500`;
}
