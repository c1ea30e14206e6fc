import type { Db } from '../client.ts';

export type RecentCalls = {
  endpointId: string;
  calls: number;
  failed: number;
  lastAt: Date;
  /** What the provider said last. */
  lastFailure: string | null;
};

/** Enough to see how a model does, few enough to read at every look at the list. */
const newest = 2000;

// Ids are time-ordered: the newest calls of the studio are the end of the primary key's index, whatever its size.
export async function recentCalls(db: Db, endpointIds: readonly string[]): Promise<RecentCalls[]> {
  return db.$queryRaw<RecentCalls[]>`
    SELECT endpoint_id AS "endpointId",
      count(*)::int AS calls,
      (count(*) FILTER (WHERE status <> 'answered'))::int AS failed,
      max(at) AS "lastAt",
      (array_agg(message ORDER BY at DESC) FILTER (WHERE status = 'failed'))[1] AS "lastFailure"
    FROM (SELECT endpoint_id, status, at, message FROM model_calls ORDER BY id DESC LIMIT ${newest}) AS recent
    WHERE endpoint_id = ANY(${endpointIds}::uuid[])
    GROUP BY endpoint_id`;
}
