import { Prisma } from '../generated/client.ts';

/** How many variants a decision would change, of how many seeds; those it would leave as they are. */
export type MatchingCounts = { variants: number; seeds: number; decided: number; unchecked: number };

// What a bulk decision will do, in one reading of the rows that it is about.
export function countMatching(chosen: Prisma.Sql, action: 'accept' | 'reject'): Prisma.Sql {
  const open = Prisma.sql`t.status = 'pending' AND (${action} = 'reject' OR t.check_state <> 'unchecked')`;
  return Prisma.sql`
    SELECT count(*) FILTER (WHERE ${open})::int AS variants,
           count(DISTINCT t.seed_id) FILTER (WHERE ${open})::int AS seeds,
           count(*) FILTER (WHERE t.status <> 'pending')::int AS decided,
           count(*) FILTER (WHERE t.status = 'pending' AND t.check_state = 'unchecked')::int AS unchecked
    FROM variants AS t WHERE ${chosen}`;
}
