import type { Tx } from '../../client.ts';
import type { BroughtBack } from '../contamination/brought-back.ts';

// Rejected variants are no part of a scan, and a text that was written just now was never compared: both may overlap a
// benchmark.
export async function toCompareAgain(tx: Tx, restoreId: string): Promise<BroughtBack> {
  const rows = await tx.$queryRaw<BroughtBack[]>`
    WITH back AS (
      SELECT v.id, v.batch_id, v.import_id FROM restore_changes AS c JOIN variants AS v ON v.id = c.variant_id
      WHERE c.restore_id = ${restoreId}::uuid AND v.status <> 'rejected'
        AND (c.previous_status IS NULL OR c.previous_status = 'rejected' OR c.revision <> c.previous_revision))
    SELECT ARRAY(SELECT id FROM back LIMIT 51) AS variants,
           ARRAY(SELECT DISTINCT batch_id FROM back WHERE batch_id IS NOT NULL) AS batches,
           ARRAY(SELECT DISTINCT import_id FROM back WHERE import_id IS NOT NULL) AS imports`;
  return rows[0]!;
}
