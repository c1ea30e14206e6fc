import type { Tx } from '../../client.ts';

// An edit makes another text: votes on the one before stay on record and stand no longer, and the items are open again.
// The editor holds the variant's lock, for which every vote waits first.
export async function outdateVotes(tx: Tx, variantId: string, revision: number): Promise<number> {
  return tx.$executeRaw`
    WITH opened AS (
      UPDATE queue_items SET state = 'open', votes = 0, settled_at = NULL, settlement = NULL
      WHERE variant_id = ${variantId}::uuid RETURNING id)
    UPDATE queue_assignments SET state = 'outdated', slot = NULL, standing = NULL
    WHERE item_id IN (SELECT id FROM opened) AND state = 'cast' AND revision < ${revision}::int`;
}
