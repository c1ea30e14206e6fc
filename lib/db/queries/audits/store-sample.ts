import type { Tx } from '../../client.ts';

// The drawn rows of a stratum in the order of the draw, with the revision that is judged.
export async function storeSample(
  tx: Tx,
  planId: string,
  stratum: number,
  ids: readonly string[],
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO audit_samples (plan_id, stratum, position, variant_id, seq, revision)
    SELECT ${planId}::uuid, ${stratum}::int, (d.place - 1)::int, m.id, m.seq, m.revision
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS d(id, place)
    JOIN audit_members AS m ON m.id = d.id AND m.stratum = ${stratum}::int`;
}
