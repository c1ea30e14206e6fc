import { Prisma } from '../../generated/client.ts';

export type Caps = { perSeed: number | null; perSkeleton: number | null };

/**
 * Ranks the variants that nobody rejected within their skeleton, then what is left within their seed; the best first:
 * accepted before pending, passed checks before others, then by the hash of the text, which owes nothing to arrival.
 * Gives `beyond` with what the caps leave no place for. One pass over narrow rows, sorted twice.
 */
export function variantsBeyondCaps(projectId: string, { perSeed, perSkeleton }: Caps): Prisma.Sql {
  const best = Prisma.sql`status = 'accepted' DESC, CASE check_state WHEN 'passed' THEN 0 WHEN 'undecided' THEN 1
    WHEN 'unchecked' THEN 2 ELSE 3 END, content_hash COLLATE "C", id`;
  return Prisma.sql`
    candidates AS (
      SELECT v.id, v.seed_id, v.status, v.check_state, v.revision, v.content_hash, g.skeleton
      FROM variants AS v LEFT JOIN text_signatures AS g ON g.kind = 'variant' AND g.seq = v.seq
      WHERE v.project_id = ${projectId}::uuid AND v.status <> 'rejected'
    ), by_skeleton AS (
      SELECT *, skeleton IS NOT NULL
        AND row_number() OVER (PARTITION BY skeleton ORDER BY ${best}) > ${perSkeleton ?? 2147483647}::int AS over_skeleton
      FROM candidates
    ), by_seed AS (
      SELECT *, row_number() OVER (PARTITION BY seed_id, over_skeleton ORDER BY ${best})
        > ${perSeed ?? 2147483647}::int AS over_seed
      FROM by_skeleton
    ), beyond AS (
      SELECT * FROM by_seed WHERE over_skeleton OR over_seed
    )`;
}
