import type { QueueItemState } from '#lib/domain/queues/schema.ts';
import type { Tx } from '../../client.ts';
import type { CheckState, VariantStatus } from '../../generated/enums.ts';

/** An item of a queue and the variant that stands in it, both locked. */
export type LockedPlace = {
  id: string;
  rank: number;
  gold: boolean;
  state: QueueItemState;
  votes: number;
  settledAt: Date | null;
  settlement: string | null;
  variant: { id: string; revision: number; status: VariantStatus; checkState: CheckState };
};

type Row = Omit<LockedPlace, 'variant'> & {
  variantId: string;
  revision: number;
  status: VariantStatus;
  checkState: CheckState;
};

// Nobody decides, edits or votes on the variant until this transaction is done. The variant is locked before the item,
// as by whoever edits or decides it; a row that somebody changed while this one waited is read again as it is then.
export async function lockPlace(tx: Tx, queueId: string, variantId: string): Promise<LockedPlace | null> {
  const [row] = await tx.$queryRaw<Row[]>`/* prepared lock-place */
    SELECT i.id, i.rank, i.gold, i.state::text AS state, i.votes, i.settled_at AS "settledAt", i.settlement,
           v.id AS "variantId", v.revision, v.status::text AS status, v.check_state::text AS "checkState"
    FROM variants AS v JOIN queue_items AS i ON i.variant_id = v.id AND i.queue_id = ${queueId}::uuid
    WHERE v.id = ${variantId}::uuid FOR UPDATE OF v, i`;
  if (!row) return null;
  const { variantId: id, revision, status, checkState, ...item } = row;
  return { ...item, variant: { id, revision, status, checkState } };
}
