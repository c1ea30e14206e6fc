import type { HitFilter } from '#lib/domain/contamination/schema.ts';
import type { Tx } from '../../client.ts';
import { hitsOf } from './hit-filter.ts';

export type HitAct = {
  projectId: string;
  filter: HitFilter;
  ids?: readonly string[];
  /** Decisions of one act; the removed hits carry it, so that undo finds what they did. */
  act: string;
  reason: string;
  actorId: string | null;
  actorLabel: string;
  at: Date;
};

export type Removal = { hits: number; seeds: number; variants: number };

// One statement for one hit or a hundred thousand: the hits with every other open hit of the same texts, the seeds set
// aside, the variants rejected whatever their state was, and the decisions that review shows and undo reads; all are
// there, or none.
export async function removeHits(tx: Tx, one: HitAct): Promise<Removal> {
  const rows = await tx.$queryRaw<Removal[]>`
    WITH chosen AS (
      SELECT h.id, h.seed_id, h.variant_id FROM contamination_hits h
      WHERE ${hitsOf(one.projectId, one.filter, one.ids)} AND h.state IN ('open', 'waived')
    ), affected AS (
      SELECT id FROM chosen
      UNION SELECT h.id FROM contamination_hits h JOIN chosen c ON c.seed_id = h.seed_id WHERE h.state = 'open'
      UNION SELECT h.id FROM contamination_hits h JOIN chosen c ON c.variant_id = h.variant_id WHERE h.state = 'open'
    ), removed AS (
      UPDATE contamination_hits h
      SET state = 'removed', reason = ${one.reason}, decided_by_id = ${one.actorId}::uuid,
          decided_label = ${one.actorLabel}, decided_at = ${one.at},
          evidence = h.evidence || jsonb_build_object('act', ${one.act}::text, 'setAside',
            (SELECT s.excluded_reason FROM seeds s WHERE s.id = h.seed_id AND s.excluded_at IS NOT NULL))
      FROM affected a WHERE h.id = a.id AND h.state IN ('open', 'waived')
      RETURNING h.seed_id, h.variant_id
    ), aside AS (
      UPDATE seeds s SET excluded_at = coalesce(s.excluded_at, ${one.at}), excluded_reason = 'contaminated'
      WHERE s.id IN (SELECT seed_id FROM removed) RETURNING 1
    ), before AS (
      SELECT v.id, v.revision, v.status FROM variants v
      WHERE v.id IN (SELECT variant_id FROM removed) AND v.status <> 'rejected' FOR UPDATE
    ), rejected AS (
      UPDATE variants v SET status = 'rejected', updated_at = ${one.at} FROM before b WHERE v.id = b.id
    ), decided AS (
      INSERT INTO decisions (id, project_id, group_id, variant_id, revision, action, reasons, note,
                             previous_status, actor_id, actor_label, at)
      SELECT gen_random_uuid(), ${one.projectId}::uuid, ${one.act}::uuid, b.id, b.revision, 'reject',
             ARRAY['contaminated'], ${one.reason}, b.status, ${one.actorId}::uuid, ${one.actorLabel}, ${one.at}
      FROM before b
    )
    SELECT (SELECT count(*) FROM removed)::int AS hits, (SELECT count(*) FROM aside)::int AS seeds,
           (SELECT count(*) FROM before)::int AS variants`;
  return rows[0] ?? { hits: 0, seeds: 0, variants: 0 };
}
