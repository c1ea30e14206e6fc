import type { Tx } from '../../client.ts';

export type VariantMaking = {
  projectId: string;
  /** The import that they belong to from now on: their batch is gone, or was never told. */
  importId: string;
  restoreId: string;
  note: string;
  authorId: string | null;
  at: Date;
};

// Deleted variants with their ids, so that the version's rows lead to them again, and the revision that was frozen.
export async function makeVariants(tx: Tx, one: VariantMaking): Promise<number> {
  return tx.$executeRaw`
    WITH made AS (
      INSERT INTO variants (id, project_id, import_id, row_number, source, seed_id, method, problem, solution, answer,
                            subject, level, ground_truth, model, tokens, revision, status, content_hash, created_at, updated_at)
      SELECT o.variant_id, ${one.projectId}::uuid, ${one.importId}::uuid, o.position + 1, t.source, t.seed_id, t.method,
             t.problem, t.solution, t.answer, t.subject, t.level, t.ground_truth, t.model, t.tokens, o.frozen_revision,
             'accepted', t.content_hash, ${one.at}, ${one.at}
      FROM restore_rows AS o JOIN restore_texts AS t USING (position)
      WHERE o.left_for IS NULL AND NOT o.there ORDER BY o.position
      RETURNING id, revision, problem, solution, answer
    ), changed AS (
      INSERT INTO restore_changes (restore_id, variant_id, status, revision)
      SELECT ${one.restoreId}::uuid, id, 'accepted', revision FROM made)
    INSERT INTO revisions (variant_id, number, problem, solution, answer, note, author_id, at)
    SELECT id, revision, problem, solution, answer, ${one.note}, ${one.authorId}::uuid, ${one.at} FROM made`;
}
