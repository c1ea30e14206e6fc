import type { Tx } from '../../client.ts';
import type { LeftReason } from './gather-rows.ts';

/** What making a version the working state does, in variants. */
export type RestoreCounts = {
  /** Of the version, and of these accepted today with the frozen text. */
  rows: number;
  same: number;
  accepted: number;
  texts: number;
  made: number;
  /** Accepted today and not in the version: they wait for a decision then. */
  released: number;
  left: Record<LeftReason, number>;
};

type Row = Omit<RestoreCounts, 'left'> & Record<LeftReason, number>;

// All counts in one pass, and one over what is accepted.
export async function countRestoreRows(tx: Tx, projectId: string): Promise<RestoreCounts> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT count(*)::int AS rows,
           count(*) FILTER (WHERE left_for IS NULL AND same AND status = 'accepted')::int AS same,
           count(*) FILTER (WHERE left_for IS NULL AND same AND status <> 'accepted')::int AS accepted,
           count(*) FILTER (WHERE left_for IS NULL AND there AND same IS NOT TRUE)::int AS texts,
           count(*) FILTER (WHERE left_for IS NULL AND NOT there)::int AS made,
           count(*) FILTER (WHERE left_for = 'recalled')::int AS recalled,
           count(*) FILTER (WHERE left_for = 'contaminated')::int AS contaminated,
           count(*) FILTER (WHERE left_for = 'gold')::int AS gold,
           count(*) FILTER (WHERE left_for = 'queued')::int AS queued,
           (SELECT count(*) FROM variants AS v WHERE v.project_id = ${projectId}::uuid AND v.status = 'accepted'
            AND NOT EXISTS (SELECT FROM restore_rows AS o WHERE o.variant_id = v.id))::int AS released
    FROM restore_rows`;
  const { recalled, contaminated, gold, queued, ...counts } = row!;
  return { ...counts, left: { recalled, contaminated, gold, queued } };
}
