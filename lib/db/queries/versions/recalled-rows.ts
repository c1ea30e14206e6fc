import type { Tx } from '../../client.ts';

export type RecalledRow = { version: string; rows: number };

// How many rows of each version of a project go back to something that is recalled. Recalls are few: each is looked up by
// an index of the members, however many of those there are.
export async function recalledRows(tx: Tx, projectId: string): Promise<RecalledRow[]> {
  return tx.$queryRaw<RecalledRow[]>`
    WITH RECURSIVE bad AS (
      SELECT seed_id, variant_id FROM recalls WHERE project_id = ${projectId}::uuid AND withdrawn_at IS NULL
    ), made AS (
      SELECT variant_id AS id FROM bad WHERE variant_id IS NOT NULL
      UNION SELECT v.id FROM variants AS v JOIN made AS m ON v.parent_id = m.id
    ), hit AS (
      SELECT m.version_id, m.position FROM version_members AS m WHERE m.variant_id IN (SELECT id FROM made)
      UNION
      SELECT m.version_id, m.position FROM version_members AS m
      WHERE m.seed_id IN (SELECT seed_id FROM bad WHERE seed_id IS NOT NULL)
    )
    SELECT h.version_id::text AS version, count(*)::int AS rows
    FROM hit AS h JOIN dataset_versions AS v ON v.id = h.version_id
    WHERE v.project_id = ${projectId}::uuid GROUP BY 1`;
}
