import type { VersionFilter } from '#lib/domain/versions/schema.ts';
import type { Tx } from '../client.ts';
import { versionSelection } from './version-selection.ts';

// The rows of a version to be, in their canonical order, kept for the transaction: they are read twice (to hash,
// then to store), and both must see the same rows. The order is made of content alone, bytewise.
export async function selectVersionRows(tx: Tx, projectId: string, filter: VersionFilter): Promise<number> {
  return tx.$executeRaw`
    CREATE TEMP TABLE frozen_rows ON COMMIT DROP AS
    SELECT (row_number() OVER (
             ORDER BY s.content_hash, v.method COLLATE "C", v.problem COLLATE "C", v.solution COLLATE "C",
                      v.answer COLLATE "C", v.seq) - 1)::int AS position,
           v.id AS variant_id, v.revision, v.seed_id, v.method, v.problem, v.solution, v.answer, v.subject, v.level,
           jsonb_build_object('seedHash', s.content_hash, 'seedProblem', s.problem, 'source', i.source_name,
             'licence', i.licence, 'groundTruth', v.ground_truth, 'model', e.model) AS lineage
    FROM variants v
    JOIN (${versionSelection(projectId, filter)}) chosen ON chosen.id = v.id
    JOIN seeds s ON s.id = v.seed_id
    JOIN seed_imports i ON i.id = s.import_id
    JOIN batches b ON b.id = v.batch_id
    LEFT JOIN model_endpoints e ON e.id = b.endpoint_id`;
}
