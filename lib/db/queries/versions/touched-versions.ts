import type { Tx } from '../../client.ts';

export type TouchedVersion = {
  id: string;
  number: number;
  name: string;
  frozenAt: Date;
  rows: number;
  /** The places of the first of them, from 0. */
  positions: number[];
};

const shown = 5;

/** A seed, or a variant. */
export type Origin = { seed: string } | { variant: string };

// The versions of a project that hold rows that go back to a seed or a variant. Members name both, so that they are found
// after the seed or variant was deleted too, and of pairs the worse side's as well; each by its own index, which a condition with OR would not use.
export async function touchedVersions(tx: Tx, projectId: string, origin: Origin): Promise<TouchedVersion[]> {
  return tx.$queryRaw<TouchedVersion[]>`
    WITH RECURSIVE made AS (
      SELECT ${'variant' in origin ? origin.variant : null}::uuid AS id
      UNION SELECT v.id FROM variants AS v JOIN made AS m ON v.parent_id = m.id
    )
    SELECT v.id, v.number, v.name, v.frozen_at AS "frozenAt", t.rows, t.positions
    FROM (SELECT version_id, count(*)::int AS rows, (array_agg(position ORDER BY position))[1:${shown}::int] AS positions
          FROM (SELECT m.version_id, m.position FROM version_members AS m
                WHERE m.seed_id = ${'seed' in origin ? origin.seed : null}::uuid
                UNION
                SELECT m.version_id, m.position FROM made JOIN version_members AS m ON m.variant_id = made.id
                UNION
                SELECT r.version_id, r.position FROM made JOIN rejected_members AS r ON r.variant_id = made.id) AS found
          GROUP BY 1) AS t
    JOIN dataset_versions AS v ON v.id = t.version_id
    WHERE v.project_id = ${projectId}::uuid ORDER BY v.number DESC`;
}
