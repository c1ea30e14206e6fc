import { timeBounds } from '#lib/domain/review/dashboard/time-bars.ts';
import { Prisma } from '../../generated/client.ts';
import { singleActs } from './single-acts.ts';
import type { Since } from './single-groups.ts';

export type ActCount = {
  what: 'slot' | 'person' | 'time' | 'all';
  /** Beginning of the hour or day, UTC. */
  slot: string | null;
  person: string | null;
  name: string | null;
  /** 0-based bar of `timeBounds`; null where no time is known. */
  bar: number | null;
  decisions: number;
  /** Without gold, whose decision is known; and those of them that accept. */
  judged: number;
  accepted: number;
  timed: number;
  totalMs: number;
  /** Milliseconds at 25, 50, 75 and 90 %. */
  times: number[] | null;
};

// Throughput, people and times out of one pass over what people decided: the acts of a period are read and freed of
// bulk decisions once.
export const countActs = (since: Since, unit: 'hour' | 'day'): Prisma.Sql => Prisma.sql`
  WITH acts AS (${singleActs(since)}), keyed AS (
    SELECT date_trunc(${unit}, at AT TIME ZONE 'UTC') AS slot, coalesce(actor_id::text, actor_label) COLLATE "C" AS person,
           actor_label, action, open_ms, gold,
           width_bucket(open_ms, ARRAY[${Prisma.join([...timeBounds])}]::int[]) AS bar
    FROM acts
  )
  SELECT CASE WHEN GROUPING(slot) = 0 THEN 'slot' WHEN GROUPING(person) = 0 THEN 'person'
              WHEN GROUPING(bar) = 0 THEN 'time' ELSE 'all' END AS what,
         to_char(slot, 'YYYY-MM-DD"T"HH24:MI') AS slot, person, max(actor_label) AS name, bar,
         count(*)::int AS decisions, count(*) FILTER (WHERE NOT gold)::int AS judged,
         count(*) FILTER (WHERE NOT gold AND action = 'accept')::int AS accepted,
         count(open_ms)::int AS timed, coalesce(sum(open_ms), 0)::float8 AS "totalMs",
         percentile_cont(ARRAY[0.25, 0.5, 0.75, 0.9]) WITHIN GROUP (ORDER BY open_ms) AS times
  FROM keyed GROUP BY GROUPING SETS ((keyed.slot, person), (person), (bar), ())`;
