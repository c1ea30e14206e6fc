import type { Tx } from '../../client.ts';

export type MeasuredText = { position: number; problem: string; solution: string };

// Edited texts come back from their revisions; hash and tokens of a text are counted outside of the database.
export async function textsToMeasure(tx: Tx, after: number, limit: number): Promise<MeasuredText[]> {
  return tx.$queryRaw<MeasuredText[]>`
    SELECT o.position, r.problem, r.solution
    FROM restore_rows AS o JOIN revisions AS r ON r.variant_id = o.variant_id AND r.number = o.frozen_revision
    WHERE o.left_for IS NULL AND o.there AND o.same IS NOT TRUE AND o.position > ${after}
    ORDER BY o.position LIMIT ${limit}`;
}
