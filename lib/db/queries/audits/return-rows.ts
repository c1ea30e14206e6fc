import type { Tx } from '../../client.ts';

// Drawn rows that were decided without being read go back to the desk: the decisions on them are taken back for these rows
// alone, whatever else their act decided. Rulings of this audit stay.
export async function returnRows(
  tx: Tx,
  one: { variants: readonly string[]; by: string | null; at: Date },
): Promise<number> {
  return tx.$executeRaw`
    WITH returned AS (
      UPDATE variants SET status = 'pending', updated_at = ${one.at}
      WHERE id = ANY(${[...one.variants]}::uuid[]) AND status <> 'pending'
      RETURNING id, revision), undone AS (
      UPDATE decisions AS d SET undone_at = ${one.at}, undone_by_id = ${one.by}::uuid
      FROM returned AS r WHERE d.variant_id = r.id AND d.revision = r.revision AND d.undone_at IS NULL)
    SELECT 1 FROM returned`;
}
