import type { Tx } from '../client.ts';

export type Ancestor = { id: string; seq: number; method: string; hop: number; problem: string };

// The variants between one and its seed, the nearest first: one look-up by primary key a hop, without a round trip each.
export async function parentChain(tx: Tx, variantId: string): Promise<Ancestor[]> {
  return tx.$queryRaw<Ancestor[]>`
    WITH RECURSIVE chain AS (
      SELECT parent_id, 0 AS depth FROM variants WHERE id = ${variantId}::uuid
      UNION ALL
      SELECT v.parent_id, c.depth + 1 FROM chain AS c JOIN variants AS v ON v.id = c.parent_id WHERE c.depth < 50
    )
    SELECT v.id, v.seq::float8 AS seq, v.method, v.hop, v.problem
    FROM chain AS c JOIN variants AS v ON v.id = c.parent_id ORDER BY c.depth`;
}
