import type { Tx } from '../../client.ts';

// The drawn rows of a stratum in the order of the draw, with the revision that is judged. Of a row that is accepted already it
// is kept by which decision, since it is put back to be read (hold-accepted.ts).
export async function storeSample(
  tx: Tx,
  planId: string,
  stratum: number,
  ids: readonly string[],
): Promise<number> {
  return tx.$executeRaw`
    INSERT INTO audit_samples (plan_id, stratum, position, variant_id, seq, revision, held_status, held_decision)
    SELECT ${planId}::uuid, ${stratum}::int, (d.place - 1)::int, m.id, m.seq, m.revision,
           nullif(m.status, 'pending'), (
             SELECT x.id FROM decisions AS x
             WHERE x.variant_id = m.id AND x.revision = m.revision AND x.undone_at IS NULL AND m.status <> 'pending'
             ORDER BY x.seq DESC LIMIT 1)
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS d(id, place)
    JOIN audit_members AS m ON m.id = d.id AND m.stratum = ${stratum}::int`;
}
