import type { Tx } from '../../client.ts';
import { inOpenQueue, isGold } from '../queues/reserved.ts';
import { recalledSeeds, recalledVariants } from '../versions/recalled-selection.ts';

/** Why a row is left as it is. */
export type LeftReason = 'recalled' | 'contaminated' | 'gold' | 'queued';

// The rows of a version beside what their variants say today, once for all that follows: `restore_rows` is of the caller's
// transaction. What was recalled or stands in a benchmark is bad, whatever the version says; gold and what people are
// deciding is theirs. A revision tells whether a text was edited; only where it did, texts are compared.
export async function gatherRestoreRows(tx: Tx, projectId: string, versionId: string): Promise<number> {
  return tx.$executeRaw`
    CREATE TEMP TABLE restore_rows ON COMMIT DROP AS
    SELECT m.position, m.variant_id, m.seed_id, m.revision AS frozen_revision, t.id IS NOT NULL AS there,
           t.status, t.revision, t.check_state, t.batch_id, t.import_id,
           r.variant_id IS NOT NULL OR t.revision = m.revision AS kept,
           t.revision = m.revision OR (r.problem = t.problem AND r.solution = t.solution AND r.answer = t.answer) AS same,
           EXISTS (SELECT FROM step_labels AS l WHERE l.variant_id = m.variant_id) AS labelled,
           CASE WHEN m.seed_id IN (${recalledSeeds(projectId)}) OR m.variant_id IN (${recalledVariants(projectId)})
                  THEN 'recalled'
                WHEN m.variant_id IN (SELECT h.variant_id FROM contamination_hits AS h
                                      WHERE h.state = 'removed' AND h.variant_id IS NOT NULL)
                  OR m.seed_id IN (SELECT s.id FROM seeds AS s
                                   WHERE s.project_id = ${projectId}::uuid AND s.excluded_reason = 'contaminated')
                  THEN 'contaminated'
                WHEN ${isGold} THEN 'gold'
                WHEN ${inOpenQueue} THEN 'queued' END AS left_for
    FROM version_members AS m
    LEFT JOIN variants AS t ON t.id = m.variant_id AND t.project_id = ${projectId}::uuid
    LEFT JOIN revisions AS r ON r.variant_id = m.variant_id AND r.number = m.revision AND t.revision <> m.revision
    WHERE m.version_id = ${versionId}::uuid`;
}
