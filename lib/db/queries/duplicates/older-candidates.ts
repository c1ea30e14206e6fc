import { Prisma } from '../../generated/client.ts';

/** An older text that shares a key with a variant, and so may be like it. */
export type OlderCandidate = {
  variant: string;
  kind: 'seed' | 'variant';
  seq: string;
  id: string;
  problem: string;
};

// One look-up in the index of bands for each variant of a page, `most` texts at most: a text that half of the corpus is
// like must not read half of the corpus. The same texts are left to the rule about exact copies.
export function olderCandidates(projectId: string, seqs: readonly string[], most: number): Prisma.Sql {
  return Prisma.sql`
    SELECT near.variant, near.kind, near.seq::text, coalesce(s.id, v.id) AS id, coalesce(s.problem, v.problem) AS problem
    FROM (SELECT own.seq::text AS variant, other.kind, other.seq
          FROM text_signatures AS own CROSS JOIN LATERAL (
            SELECT t.kind, t.seq FROM text_signatures AS t
            WHERE t.project_id = own.project_id AND t.bands && own.bands AND t.exact <> own.exact
              AND (t.kind = 'seed' OR t.seq < own.seq) LIMIT ${most}::int) AS other
          WHERE own.kind = 'variant' AND own.seq = ANY(${seqs}::bigint[])
            AND own.project_id = ${projectId}::uuid) AS near
    LEFT JOIN seeds AS s ON near.kind = 'seed' AND s.seq = near.seq
    LEFT JOIN variants AS v ON near.kind = 'variant' AND v.seq = near.seq
    WHERE coalesce(s.id, v.id) IS NOT NULL`;
}
