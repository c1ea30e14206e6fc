import type { Tx } from '../../client.ts';

export type TouchedVersion = { id: string; number: number; name: string; frozenAt: Date; rows: number };

/** A seed, or a variant. */
export type Origin = { seed: string } | { variant: string };

// The versions of a project that hold rows that go back to a seed or a variant. Members name both, so that they are found
// after the seed or variant was deleted too.
export async function touchedVersions(tx: Tx, projectId: string, origin: Origin): Promise<TouchedVersion[]> {
  return tx.$queryRaw<TouchedVersion[]>`
    WITH RECURSIVE made AS (
      SELECT ${'variant' in origin ? origin.variant : null}::uuid AS id
      UNION SELECT v.id FROM variants AS v JOIN made AS m ON v.parent_id = m.id
    )
    SELECT v.id, v.number, v.name, v.frozen_at AS "frozenAt", t.rows
    FROM (SELECT m.version_id, count(*)::int AS rows FROM version_members AS m
          WHERE m.seed_id = ${'seed' in origin ? origin.seed : null}::uuid OR m.variant_id IN (SELECT id FROM made)
          GROUP BY 1) AS t
    JOIN dataset_versions AS v ON v.id = t.version_id
    WHERE v.project_id = ${projectId}::uuid ORDER BY v.number DESC`;
}
