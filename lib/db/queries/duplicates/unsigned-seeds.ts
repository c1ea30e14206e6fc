import type { Tx } from '../../client.ts';

export type UnsignedSeed = { seq: bigint; problem: string };

// Seeds that no search for duplicates has read yet, in the order of arrival.
export async function unsignedSeeds(
  tx: Tx,
  projectId: string,
  after: bigint,
  most: number,
): Promise<UnsignedSeed[]> {
  return tx.$queryRaw<UnsignedSeed[]>`
    SELECT s.seq, s.problem FROM seeds AS s
    WHERE s.project_id = ${projectId}::uuid AND s.seq > ${after}
      AND NOT EXISTS (SELECT FROM text_signatures AS t WHERE t.kind = 'seed' AND t.seq = s.seq)
    ORDER BY s.seq LIMIT ${most}::int`;
}
