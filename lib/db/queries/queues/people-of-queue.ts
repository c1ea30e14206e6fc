import type { PersonCounts } from '#lib/domain/queues/person-counts.ts';
import type { Tx } from '../../client.ts';

// Who did what in a queue; gold is not counted. Only items that are done tell how somebody voted.
export async function peopleOfQueue(tx: Tx, queueId: string, now: Date): Promise<PersonCounts[]> {
  return tx.$queryRaw<PersonCounts[]>`
    SELECT a.user_id AS "userId", u.name,
           count(*) FILTER (WHERE a.state = 'cast')::int AS votes,
           count(*) FILTER (WHERE a.state = 'held' AND a.lease_until > ${now})::int AS held,
           count(*) FILTER (WHERE a.state = 'skipped')::int AS skipped,
           count(*) FILTER (WHERE a.state = 'undone')::int AS undone,
           count(*) FILTER (WHERE a.state = 'cast' AND i.state <> 'open')::int AS done,
           count(*) FILTER (WHERE a.state = 'cast' AND a.action = 'accept' AND i.state <> 'open')::int AS accepted,
           count(*) FILTER (WHERE a.state = 'cast' AND (i.state = 'disputed' OR (i.state = 'adjudicated'
             AND d.action <> a.action)))::int AS against,
           (percentile_cont(0.5) WITHIN GROUP (ORDER BY a.open_ms) FILTER (WHERE a.state = 'cast'))::float8
             AS "medianMs",
           max(a.cast_at) AS "lastAt"
    FROM queue_assignments AS a JOIN queue_items AS i ON i.id = a.item_id AND NOT i.gold
    JOIN users AS u ON u.id = a.user_id
    LEFT JOIN decisions AS d ON i.state = 'adjudicated' AND d.group_id = i.settlement
    WHERE a.queue_id = ${queueId}::uuid GROUP BY 1, 2 ORDER BY votes DESC, u.name`;
}
