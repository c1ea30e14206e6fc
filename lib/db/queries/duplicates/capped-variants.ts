import type { Tx } from '../../client.ts';
import { Prisma } from '../../generated/client.ts';

export type Caps = { perSeed: number | null; perSkeleton: number | null };
export type CapCounts = {
  variants: number;
  bySkeleton: number;
  bySeed: number;
  accepted: number;
  seeds: number;
  /** Variants whose skeleton is not known. */
  unsigned: number;
};

/**
 * Ranks the variants that nobody rejected within their skeleton, then what is left within their seed; the best first:
 * accepted before pending, passed checks before others, then by the hash of the text, which owes nothing to arrival.
 * Gives `beyond` with what the caps leave no place for. One pass over narrow rows, sorted twice.
 */
function beyondCaps(projectId: string, { perSeed, perSkeleton }: Caps): Prisma.Sql {
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

export function countBeyondCaps(projectId: string, caps: Caps): Prisma.Sql {
  return Prisma.sql`
    WITH ${beyondCaps(projectId, caps)}
    SELECT (SELECT count(*) FROM candidates)::int AS variants,
           count(*) FILTER (WHERE over_skeleton)::int AS "bySkeleton",
           count(*) FILTER (WHERE NOT over_skeleton)::int AS "bySeed",
           count(*) FILTER (WHERE status = 'accepted')::int AS accepted,
           count(DISTINCT seed_id)::int AS seeds,
           (SELECT count(*) FROM candidates WHERE skeleton IS NULL)::int AS unsigned
    FROM beyond`;
}

// Up to millions of variants: the update and the decision rows are one set-based statement, and no row is decided that
// another person edited or decided meanwhile.
export async function rejectBeyondCaps(
  tx: Tx,
  one: { projectId: string; caps: Caps; groupId: string; by: string | null; label: string; at: Date },
): Promise<number> {
  return tx.$executeRaw`
    WITH ${beyondCaps(one.projectId, one.caps)}, rejected AS (
      UPDATE variants AS v SET status = 'rejected', updated_at = ${one.at}
      FROM beyond AS b WHERE v.id = b.id AND v.revision = b.revision AND v.status = b.status
      RETURNING v.id, v.revision, b.status AS previous, b.over_skeleton)
    INSERT INTO decisions (id, project_id, group_id, variant_id, revision, action, reasons, note, previous_status,
                           actor_id, actor_label, at)
    SELECT gen_random_uuid(), ${one.projectId}::uuid, ${one.groupId}::uuid, id, revision, 'reject', '{duplicate}',
           CASE WHEN over_skeleton THEN 'Beyond the cap of variants of one skeleton'
                ELSE 'Beyond the cap of variants of one seed' END,
           previous, ${one.by}::uuid, ${one.label}, ${one.at}
    FROM rejected`;
}
