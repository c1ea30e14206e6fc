import { Prisma } from '../generated/client.ts';
import { inOpenQueue, isGold } from './queues/reserved.ts';

/**
 * How many variants a decision would change, of how many seeds; those it would leave as they are: decided before, not
 * checked yet, or reserved: several people decide them in an open queue, or they are kept for queues as gold.
 */
export type MatchingCounts = {
  variants: number;
  seeds: number;
  decided: number;
  unchecked: number;
  reserved: number;
};

// What a bulk decision will do, in one reading of the rows that it is about.
export function countMatching(chosen: Prisma.Sql, action: 'accept' | 'reject'): Prisma.Sql {
  const open = Prisma.sql`t.status = 'pending' AND (${action} = 'reject' OR t.check_state <> 'unchecked')`;
  return Prisma.sql`
    SELECT count(*) FILTER (WHERE open AND NOT reserved)::int AS variants,
           count(DISTINCT seed_id) FILTER (WHERE open AND NOT reserved)::int AS seeds,
           count(*) FILTER (WHERE open AND reserved)::int AS reserved,
           count(*) FILTER (WHERE status <> 'pending')::int AS decided,
           count(*) FILTER (WHERE status = 'pending' AND check_state = 'unchecked')::int AS unchecked
    FROM (SELECT t.seed_id, t.status, t.check_state, ${open} AS open, (${isGold} OR ${inOpenQueue}) AS reserved
          FROM variants AS t WHERE ${chosen}) AS met`;
}
