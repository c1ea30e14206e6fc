import type { HitFilter, HitMethod, HitPart, HitState } from '#lib/domain/contamination/schema.ts';
import type { Tx } from '../../client.ts';
import { hitsOf } from './hit-filter.ts';

export type HitListRow = {
  id: string;
  seq: bigint;
  method: HitMethod;
  score: number;
  part: HitPart;
  benchmarkPart: HitPart;
  state: HitState;
  reason: string;
  decidedLabel: string | null;
  decidedAt: Date | null;
  foundAt: Date;
  kind: 'seed' | 'variant';
  textId: string;
  textSeq: bigint;
  text: string;
  benchmarkId: string;
  benchmarkName: string;
  problemId: string;
  rowNumber: number;
};

// One page along (project, state, seq) with the beginnings of the texts alone: whole ones, of up to 100 kB each, are
// for the hit that is opened.
export async function listHits(
  tx: Tx,
  projectId: string,
  filter: HitFilter,
  page: { after: number; limit: number },
): Promise<HitListRow[]> {
  return tx.$queryRaw<HitListRow[]>`
    WITH page AS (
      SELECT h.* FROM contamination_hits h
      WHERE ${hitsOf(projectId, filter)} AND h.seq > ${page.after} ORDER BY h.seq LIMIT ${page.limit})
    SELECT h.id, h.seq, h.method, h.score, h.part, h.benchmark_part AS "benchmarkPart", h.state, h.reason,
           h.decided_label AS "decidedLabel", h.decided_at AS "decidedAt", h.found_at AS "foundAt",
           CASE WHEN h.seed_id IS NULL THEN 'variant' ELSE 'seed' END AS kind,
           coalesce(h.seed_id, h.variant_id) AS "textId", coalesce(s.seq, v.seq) AS "textSeq",
           left(CASE h.part WHEN 'problem' THEN coalesce(s.problem, v.problem)
                            ELSE coalesce(s.solution, v.solution) END, 400) AS text,
           b.id AS "benchmarkId", b.name AS "benchmarkName", p.id AS "problemId", p.row_number AS "rowNumber"
    FROM page h
    JOIN benchmark_problems p ON p.id = h.problem_id JOIN benchmarks b ON b.id = p.benchmark_id
    LEFT JOIN seeds s ON s.id = h.seed_id LEFT JOIN variants v ON v.id = h.variant_id
    ORDER BY h.seq`;
}
