import type { Tx } from '../../client.ts';
import { Prisma } from '../../generated/client.ts';

export type HitRow = {
  text_id: string;
  revision: number;
  problem_id: string;
  part: string;
  benchmark_part: string;
  method: string;
  score: number;
  evidence: Record<string, unknown>;
};

export type HitTarget = { kind: 'seed' | 'variant'; projectId: string; at: Date };

// Any number of hits in one statement. A decision stays while the part of the text that it was made on is the same (by
// its hash); a changed text, or one that overlaps again, is open anew. What was edited since it was read, was deleted,
// or whose benchmark was deleted, is left out. Returns how many hits are there now.
export async function storeHits(tx: Tx, { kind, projectId, at }: HitTarget, rows: readonly HitRow[]) {
  if (rows.length === 0) return 0;
  const isSeed = kind === 'seed';
  const column = isSeed ? Prisma.sql`seed_id` : Prisma.sql`variant_id`;
  const text = isSeed
    ? Prisma.sql`JOIN seeds t ON t.id = i.text_id`
    : Prisma.sql`JOIN variants t ON t.id = i.text_id AND t.revision = i.revision`;
  const anew = Prisma.sql`(h.state = 'gone' OR h.evidence ->> 'hash' IS DISTINCT FROM EXCLUDED.evidence ->> 'hash')`;
  return tx.$executeRaw`
    INSERT INTO contamination_hits AS h (id, project_id, problem_id, ${column}, revision, part, benchmark_part, method,
                                         score, evidence, found_at)
    SELECT gen_random_uuid(), ${projectId}::uuid, i.problem_id, i.text_id, i.revision, i.part, i.benchmark_part,
           i.method, i.score, i.evidence, ${at}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS i(text_id uuid, revision int, problem_id uuid, part text, benchmark_part text, method text, score float4,
           evidence jsonb)
    ${text} JOIN benchmark_problems p ON p.id = i.problem_id
    ORDER BY t.seq, i.part, i.score DESC, p.seq
    ON CONFLICT (problem_id, ${column}, part, benchmark_part, method) DO UPDATE
    SET revision = EXCLUDED.revision, score = EXCLUDED.score,
        evidence = CASE WHEN ${anew} THEN EXCLUDED.evidence ELSE h.evidence || EXCLUDED.evidence END,
        state = CASE WHEN ${anew} THEN 'open' ELSE h.state END,
        reason = CASE WHEN ${anew} THEN '' ELSE h.reason END,
        found_at = CASE WHEN ${anew} THEN EXCLUDED.found_at ELSE h.found_at END,
        decided_by_id = CASE WHEN ${anew} THEN NULL ELSE h.decided_by_id END,
        decided_label = CASE WHEN ${anew} THEN NULL ELSE h.decided_label END,
        decided_at = CASE WHEN ${anew} THEN NULL ELSE h.decided_at END`;
}
