import type { Tx } from '../../client.ts';
import { type BroughtBack, broughtBack, taken } from '../contamination/brought-back.ts';
import { type ClusterConditions, clusterConditions } from './chosen-clusters.ts';

export type Reopened = { undone: { clusters: number; variants: number; seeds: number }; back: BroughtBack };

// Takes back what a decision on clusters did, and nothing else: a variant that was edited or decided again since, and a
// seed that was set aside again for another reason, stay as they are. A decision on a variant and that on its cluster
// bear the same moment.
export async function reopenClusters(
  tx: Tx,
  chosen: ClusterConditions,
  one: { by: string | null; at: Date },
): Promise<Reopened> {
  const rows = await tx.$queryRaw<(BroughtBack & { clusters: number; decided: number; seeds: number })[]>`
    WITH chosen AS (
      SELECT c.id, c.decided_at FROM duplicate_clusters AS c
      WHERE c.state <> 'open' AND ${clusterConditions(chosen)} FOR UPDATE
    ), dropped AS (
      SELECT DISTINCT m.variant_id, m.seed_id, c.decided_at
      FROM chosen AS c JOIN duplicate_members AS m ON m.cluster_id = c.id WHERE m.kept = false
    ), taken AS (
      UPDATE variants AS v SET status = d.previous_status, updated_at = ${one.at}
      FROM dropped AS m JOIN decisions AS d ON d.variant_id = m.variant_id AND d.at = m.decided_at
      WHERE v.id = d.variant_id AND v.revision = d.revision AND v.status = 'rejected'
        AND d.action = 'reject' AND d.undone_at IS NULL
      RETURNING ${taken}
    ), undone AS (
      UPDATE decisions SET undone_at = ${one.at}, undone_by_id = ${one.by}::uuid WHERE id IN (SELECT id FROM taken)
    ), again AS (
      UPDATE seeds AS s SET excluded_at = NULL, excluded_reason = NULL FROM dropped AS m
      WHERE s.id = m.seed_id AND s.excluded_reason = 'duplicate' AND s.excluded_at = m.decided_at RETURNING s.id
    ), unmarked AS (
      UPDATE duplicate_members SET kept = NULL WHERE cluster_id IN (SELECT id FROM chosen)
    ), opened AS (
      UPDATE duplicate_clusters AS c
      SET state = 'open', decided_by_id = NULL, decided_label = NULL, decided_at = NULL
      WHERE id IN (SELECT id FROM chosen)
    )
    SELECT (SELECT count(*) FROM chosen)::int AS clusters, (SELECT count(*) FROM taken)::int AS decided,
           (SELECT count(*) FROM again)::int AS seeds,
           ${broughtBack}`;
  const { clusters, decided, seeds, ...back } = rows[0]!;
  return { undone: { clusters, variants: decided, seeds }, back };
}
