import { Prisma } from '../../generated/client.ts';
import { type Caps, variantsBeyondCaps } from './beyond-caps-selection.ts';

export type CapCounts = {
  variants: number;
  bySkeleton: number;
  bySeed: number;
  accepted: number;
  seeds: number;
  /** Variants whose skeleton is not known. */
  unsigned: number;
};

// Counted before anything is done, by the very selection that is rejected then.
export function countBeyondCaps(projectId: string, caps: Caps): Prisma.Sql {
  return Prisma.sql`
    WITH ${variantsBeyondCaps(projectId, caps)}
    SELECT (SELECT count(*) FROM candidates)::int AS variants,
           count(*) FILTER (WHERE over_skeleton)::int AS "bySkeleton",
           count(*) FILTER (WHERE NOT over_skeleton)::int AS "bySeed",
           count(*) FILTER (WHERE status = 'accepted')::int AS accepted,
           count(DISTINCT seed_id)::int AS seeds,
           (SELECT count(*) FROM candidates WHERE skeleton IS NULL)::int AS unsigned
    FROM beyond`;
}
