import type { Tx } from '../../client.ts';
import { Prisma } from '../../generated/client.ts';

export type TouchedVersion = { id: string; number: number; name: string; frozenAt: Date; rows: number };

/** A seed, or a variant. */
export type Origin = { seed: string } | { variant: string };

/** The ids of a variant and of all that was made from it, and from that. */
const madeFrom = (variant: string) => Prisma.sql`
  WITH RECURSIVE made AS (
    SELECT ${variant}::uuid AS id UNION SELECT v.id FROM variants AS v JOIN made AS m ON v.parent_id = m.id
  ) SELECT id FROM made`;

// The versions of a project that hold rows that go back to a seed or a variant. Members name both, so that they are found
// after the seed or variant was deleted too.
export async function touchedVersions(tx: Tx, projectId: string, origin: Origin): Promise<TouchedVersion[]> {
  const goesBack =
    'seed' in origin
      ? Prisma.sql`m.seed_id = ${origin.seed}::uuid`
      : Prisma.sql`m.variant_id IN (${madeFrom(origin.variant)})`;
  return tx.$queryRaw<TouchedVersion[]>`
    SELECT v.id, v.number, v.name, v.frozen_at AS "frozenAt", t.rows
    FROM (SELECT m.version_id, count(*)::int AS rows FROM version_members AS m WHERE ${goesBack} GROUP BY 1) AS t
    JOIN dataset_versions AS v ON v.id = t.version_id
    WHERE v.project_id = ${projectId}::uuid ORDER BY v.number DESC`;
}
