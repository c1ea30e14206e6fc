import { Prisma } from '../generated/client.ts';
import { inOpenQueue, isGold } from './queues/reserved.ts';

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
