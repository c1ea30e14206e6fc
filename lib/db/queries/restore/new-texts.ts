import type { Tx } from '../../client.ts';

export type NewText = { id: string; seq: bigint; revision: number; problem: string };

// Texts that a restore wrote or made: searches find them by their signatures.
export async function newTexts(tx: Tx, restoreId: string, after: bigint, limit: number): Promise<NewText[]> {
  return tx.$queryRaw<NewText[]>`
    SELECT v.id, v.seq, v.revision, v.problem
    FROM restore_changes AS c JOIN variants AS v ON v.id = c.variant_id
    WHERE c.restore_id = ${restoreId}::uuid AND v.revision IS DISTINCT FROM c.previous_revision AND v.seq > ${after}
    ORDER BY v.seq LIMIT ${limit}`;
}
