import type { Tx } from '../../client.ts';
import { hitsOf } from './hit-filter.ts';
import type { HitAct } from './remove-hits.ts';

// By a filter as well as by ids, in one statement, so that nothing is waived that another person removed meanwhile.
export async function waiveHits(tx: Tx, one: HitAct): Promise<number> {
  return tx.$executeRaw`
    UPDATE contamination_hits h
    SET state = 'waived', reason = ${one.reason}, decided_by_id = ${one.actorId}::uuid,
        decided_label = ${one.actorLabel}, decided_at = ${one.at}
    WHERE ${hitsOf(one.projectId, one.filter, one.ids)} AND h.state = 'open'`;
}
