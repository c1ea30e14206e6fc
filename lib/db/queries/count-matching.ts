import { Prisma } from '../generated/client.ts';
import { inOpenQueue, isGold } from './queues/reserved.ts';

// What a bulk decision will do. Rows that are free of queues and gold are met by joins of their own: asked of every row one
// by one, a million of them would take a minute.
export function countMatching(chosen: Prisma.Sql, action: 'accept' | 'reject'): Prisma.Sql {
  const open = Prisma.sql`t.status = 'pending' AND (${action} = 'reject' OR t.check_state <> 'unchecked')`;
  return Prisma.sql`
    WITH met AS (
      SELECT count(*) FILTER (WHERE ${open})::int AS open,
             count(*) FILTER (WHERE t.status <> 'pending')::int AS decided,
             count(*) FILTER (WHERE t.status = 'pending' AND t.check_state = 'unchecked')::int AS unchecked
      FROM variants AS t WHERE ${chosen}),
    free AS (
      SELECT count(*)::int AS variants, count(DISTINCT t.seed_id)::int AS seeds
      FROM variants AS t WHERE ${chosen} AND ${open} AND NOT ${isGold} AND NOT ${inOpenQueue})
    SELECT variants, seeds, decided, unchecked, open - variants AS reserved FROM met, free`;
}
