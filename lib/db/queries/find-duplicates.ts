import type { Tx } from '../client.ts';

export type DuplicateProbe = { key: number; id: string; seq: number | null; hash: string; solution: string };
export type DuplicateHit = { key: number; kind: 'seed' | 'variant'; id: string; sameSolution: boolean };

// The seed and the earliest earlier variant with the same normalised problem, one index look-up each. Earlier only, so
// that of two equal variants the first stands and the second is the duplicate, however often both are checked.
export async function findDuplicates(
  tx: Tx,
  projectId: string,
  probes: readonly DuplicateProbe[],
): Promise<DuplicateHit[]> {
  return tx.$queryRaw<DuplicateHit[]>`
    WITH probe AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(probes)}::jsonb)
        AS p(key int, id uuid, seq bigint, hash text, solution text))
    SELECT p.key, 'seed' AS kind, s.id, coalesce(s.solution = p.solution, false) AS "sameSolution"
    FROM probe AS p JOIN seeds AS s ON s.project_id = ${projectId}::uuid AND s.content_hash = p.hash
    UNION ALL
    SELECT p.key, 'variant', v.id, v.solution = p.solution
    FROM probe AS p CROSS JOIN LATERAL (
      SELECT v.id, v.solution FROM variants AS v
      WHERE v.project_id = ${projectId}::uuid AND v.content_hash = p.hash AND v.id <> p.id
        AND (p.seq IS NULL OR v.seq < p.seq)
      ORDER BY (v.solution = p.solution) DESC, v.seq LIMIT 1) AS v`;
}
