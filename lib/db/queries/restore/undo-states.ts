import type { Tx } from '../../client.ts';

// The states of before, of variants whose text a restore left as it was.
export async function undoStates(tx: Tx, at: Date): Promise<number> {
  return tx.$executeRaw`
    UPDATE variants AS v SET status = o.previous_status, updated_at = ${at}
    FROM restore_rows AS o
    WHERE o.left_for IS NULL AND NOT o.made AND o.same AND o.previous_status <> o.set_status AND v.id = o.variant_id`;
}
