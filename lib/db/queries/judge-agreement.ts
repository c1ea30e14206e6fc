import type { Tx } from '../client.ts';

export type JudgeCount = {
  judge: string;
  /** The judge finds it solvable, self-contained and correct. */
  approves: boolean;
  solvable: boolean;
  selfContained: boolean;
  correct: boolean;
  difficulty: number;
  level: number | null;
  status: 'pending' | 'accepted' | 'rejected';
  count: number;
};

// Each judge's latest word on the current revision of a variant beside what people decided; counted, so that a million
// judgements become some hundred rows.
export async function judgeCounts(tx: Tx, projectId: string): Promise<JudgeCount[]> {
  return tx.$queryRaw<JudgeCount[]>`
    WITH latest AS (
      SELECT DISTINCT ON (j.judge, j.variant_id) j.* FROM judgements AS j
      WHERE j.project_id = ${projectId}::uuid ORDER BY j.judge, j.variant_id, j.at DESC
    )
    SELECT j.judge, j.solvable AND j.self_contained AND j.correct AS approves, j.solvable,
           j.self_contained AS "selfContained", j.correct, j.difficulty, v.level, v.status, count(*)::int AS count
    FROM latest AS j JOIN variants AS v ON v.id = j.variant_id AND v.revision = j.revision
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
}
