import type { Tx } from '../../client.ts';

// Leases that ended give their slots back when somebody else is given the item; until then the holder may still vote.
export async function expireLeases(tx: Tx, items: readonly string[], now: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE queue_assignments SET state = 'expired', slot = NULL, standing = NULL
    WHERE item_id = ANY(${items}::uuid[]) AND state = 'held' AND lease_until <= ${now}`;
}
