import type { Tx } from '../../client.ts';

export type BranchSeed = {
  id: string;
  /** In the project that is branched from; what it says beside its text comes from there, where it still is. */
  from: string;
  import_id: string;
  row_number: number;
  content_hash: string;
  problem: string;
  tokens: number;
};

// Seeds of a chunk of rows, with the text that the version holds. One that an earlier chunk brought is there already.
export async function insertBranchSeeds(tx: Tx, projectId: string, rows: readonly BranchSeed[], at: Date) {
  return tx.$executeRaw`
    INSERT INTO seeds (id, project_id, import_id, row_number, original_id, problem, solution, answer, subject, level,
                       content_hash, meta, method, source, tokens, estimated_level, estimated_subject, estimate_basis,
                       created_at)
    SELECT i.id, ${projectId}::uuid, i.import_id, coalesce(s.row_number, i.row_number), s.original_id, i.problem, s.solution,
           s.answer, s.subject, s.level, i.content_hash,
           coalesce(s.meta, '{"named": "by the rows that were made from it"}'), s.method, s.source, i.tokens,
           s.estimated_level, s.estimated_subject, s.estimate_basis, ${at}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS i(id uuid, "from" uuid, import_id uuid, row_number int, content_hash text, problem text, tokens int)
    LEFT JOIN seeds AS s ON s.id = i."from" AND s.content_hash = i.content_hash
    ORDER BY i.row_number
    ON CONFLICT (project_id, content_hash) DO NOTHING`;
}
