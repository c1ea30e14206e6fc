import type { Tx } from '../../client.ts';

// Who belongs to a population must not depend on what happens later to a row, so its members are written down: eight
// bytes each (less where compressed), a block to a row.
export async function storeBlocks(tx: Tx, planId: string, rowsOfBlock: number): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO audit_blocks (plan_id, stratum, number, seqs)
    SELECT ${planId}::uuid, stratum, number, array_agg(seq ORDER BY seq)
    FROM (SELECT stratum, seq,
                 ((row_number() OVER (PARTITION BY stratum ORDER BY seq) - 1) / ${rowsOfBlock}::int)::int AS number
          FROM audit_members) AS placed
    GROUP BY stratum, number`;
}
