import type { Tx } from '../../client.ts';

// How far a person has come in a queue's order: the end of an index.
export async function lastRank(tx: Tx, queueId: string, userId: string): Promise<number> {
  const rows = await tx.$queryRaw<{ rank: number | null }[]>`
    SELECT max(rank) AS rank FROM queue_assignments
    WHERE queue_id = ${queueId}::uuid AND user_id = ${userId}::uuid`;
  return rows[0]?.rank ?? 0;
}
