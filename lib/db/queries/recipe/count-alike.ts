import type pg from 'pg';
import { Prisma } from '../../generated/client.ts';
import { runStatement } from './run-statement.ts';
import { keptRows, type Stages } from './stages.ts';

export type AlikeCounts = {
  /** Rows with another chosen row in a cluster of equal or nearly equal texts. */
  near: number;
  /** Rows with another chosen row that differs in its numbers alone. */
  skeleton: number;
};

// Members of clusters are far fewer than rows: the clusters are read, and asked which of them were chosen.
export async function countAlike(
  client: pg.PoolClient,
  projectId: string,
  stages: Stages,
): Promise<AlikeCounts> {
  const { rows } = await runStatement<AlikeCounts>(
    client,
    Prisma.sql`
      SELECT count(DISTINCT variant_id) FILTER (WHERE kind <> 'skeleton')::int AS near,
             count(DISTINCT variant_id) FILTER (WHERE kind = 'skeleton')::int AS skeleton
      FROM (
        SELECT d.kind, c.variant_id, count(*) OVER (PARTITION BY m.cluster_id) AS together
        ${keptRows({ ...stages, split: false })}
        JOIN duplicate_members AS m ON m.variant_id = c.variant_id
        JOIN duplicate_clusters AS d ON d.id = m.cluster_id AND d.project_id = ${projectId}::uuid) AS members
      WHERE together > 1`,
  );
  return rows[0] ?? { near: 0, skeleton: 0 };
}
