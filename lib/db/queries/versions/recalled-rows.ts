import type { Tx } from '../../client.ts';
import { recalledSeeds, recalledVariants } from './recalled-selection.ts';

export type RecalledRow = { version: string; rows: number };

// How many rows of each version of a project go back to something that is recalled. Recalls are few: each is looked up by
// an index of the members, however many of those there are.
export async function recalledRows(tx: Tx, projectId: string): Promise<RecalledRow[]> {
  return tx.$queryRaw<RecalledRow[]>`
    WITH hit AS (
      SELECT m.version_id, m.position FROM version_members AS m WHERE m.variant_id IN (${recalledVariants(projectId)})
      UNION
      SELECT r.version_id, r.position FROM rejected_members AS r WHERE r.variant_id IN (${recalledVariants(projectId)})
      UNION
      SELECT m.version_id, m.position FROM version_members AS m WHERE m.seed_id IN (${recalledSeeds(projectId)})
    )
    SELECT h.version_id::text AS version, count(*)::int AS rows
    FROM hit AS h JOIN dataset_versions AS v ON v.id = h.version_id
    WHERE v.project_id = ${projectId}::uuid GROUP BY 1`;
}
