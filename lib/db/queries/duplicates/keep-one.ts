import type { Tx } from '../../client.ts';
import { Prisma } from '../../generated/client.ts';
import { type ClusterConditions, clusterConditions } from './chosen-clusters.ts';

export type ClusterAct = {
  chosen: ClusterConditions;
  by: string | null;
  label: string;
  at: Date;
};
export type KeptOne = { clusters: number; variants: number; seeds: number; edited: number };

// Keeps one member of each open cluster and sets the others aside, for thousands of clusters in one statement: either all
// of it is there or nothing, and what others decided meanwhile is left as it is. What was edited since the search began
// is another text than the one that was found: it stays. Members are in one order over all clusters (seeds before
// variants, older before newer), so that two clusters never set each other's kept one aside.
export async function keepOne(
  tx: Tx,
  { chosen, by, label, at, groupId, keep }: ClusterAct & { groupId: string; keep: number | null },
): Promise<KeptOne> {
  const wanted = keep === null ? Prisma.empty : Prisma.sql`(position = ${keep}::int) DESC,`;
  const rows = await tx.$queryRaw<KeptOne[]>`
    WITH decided AS (
      UPDATE duplicate_clusters AS c
      SET state = 'kept_one', decided_by_id = ${by}::uuid, decided_label = ${label}, decided_at = ${at}
      FROM corpus_runs AS r WHERE r.id = c.run_id AND ${clusterConditions({ ...chosen, state: 'open' })}
      RETURNING c.id, coalesce(r.started_at, r.created_at) AS since
    ), found AS (
      SELECT m.cluster_id, m.position, m.seed_id, m.variant_id, v.revision, v.status,
             EXISTS (SELECT FROM revisions AS e WHERE e.variant_id = v.id AND e.number > 1 AND e.at > d.since) AS edited
      FROM decided AS d JOIN duplicate_members AS m ON m.cluster_id = d.id
      LEFT JOIN seeds AS s ON s.id = m.seed_id LEFT JOIN variants AS v ON v.id = m.variant_id
      WHERE s.id IS NOT NULL AND s.excluded_at IS NULL OR v.status <> 'rejected'
    ), kept AS (
      SELECT DISTINCT ON (cluster_id) cluster_id, position FROM found WHERE NOT edited
      ORDER BY cluster_id, ${wanted} position
    ), dropped AS (
      SELECT f.* FROM found AS f JOIN kept AS k USING (cluster_id) WHERE f.position <> k.position AND NOT f.edited
    ), rejected AS (
      UPDATE variants AS v SET status = 'rejected', updated_at = ${at}
      FROM (SELECT DISTINCT variant_id, revision, status FROM dropped WHERE variant_id IS NOT NULL) AS d
      WHERE v.id = d.variant_id AND v.revision = d.revision AND v.status = d.status
      RETURNING v.id, v.revision, d.status AS previous
    ), aside AS (
      UPDATE seeds AS s SET excluded_at = ${at}, excluded_reason = 'duplicate'
      FROM (SELECT DISTINCT seed_id FROM dropped WHERE seed_id IS NOT NULL) AS d
      WHERE s.id = d.seed_id AND s.excluded_at IS NULL RETURNING s.id
    ), noted AS (
      INSERT INTO decisions (id, project_id, group_id, variant_id, revision, action, reasons, note, previous_status,
                             actor_id, actor_label, at)
      SELECT gen_random_uuid(), ${chosen.projectId}::uuid, ${groupId}::uuid, id, revision, 'reject', '{duplicate}', '',
             previous, ${by}::uuid, ${label}, ${at} FROM rejected
    ), marked AS (
      UPDATE duplicate_members AS m SET kept = (m.position = k.position) FROM kept AS k
      WHERE m.cluster_id = k.cluster_id AND (m.position = k.position
        OR m.variant_id IN (SELECT id FROM rejected) OR m.seed_id IN (SELECT id FROM aside))
    )
    SELECT (SELECT count(*) FROM decided)::int AS clusters, (SELECT count(*) FROM rejected)::int AS variants,
           (SELECT count(*) FROM aside)::int AS seeds, (SELECT count(*) FROM found WHERE edited)::int AS edited`;
  return rows[0]!;
}
