import type { VersionFilter } from '#lib/domain/versions/schema.ts';
import type { Tx } from '../client.ts';
import { versionModel, versionOrder, versionSelection } from './version-selection.ts';

// The rows of a version to be, in their canonical order, kept for the transaction: they are read twice (to hash,
// then to store), and both must see the same rows. The order is made of content alone, bytewise. The model's name is
// the recipe's: a model that is deleted later still made the row.
export async function selectVersionRows(tx: Tx, projectId: string, filter: VersionFilter): Promise<number> {
  return tx.$executeRaw`
    CREATE TEMP TABLE frozen_rows ON COMMIT DROP AS
    SELECT (row_number() OVER (
             ORDER BY s.content_hash COLLATE "C", ${versionOrder}) - 1)::int AS position,
           v.id AS variant_id, v.revision, v.seed_id, v.method, v.problem, v.solution, v.answer, v.subject, v.level,
           jsonb_build_object('seedHash', s.content_hash, 'seedProblem', s.problem, 'source', coalesce(v.source, i.source_name),
             'licence', i.licence, 'groundTruth', v.ground_truth, 'model', ${versionModel}) AS lineage
    FROM variants v
    JOIN (${versionSelection(projectId, filter)}) chosen ON chosen.id = v.id
    JOIN seeds s ON s.id = v.seed_id
    JOIN seed_imports i ON i.id = s.import_id
    LEFT JOIN batch_arms a ON a.id = v.arm_id`;
}
