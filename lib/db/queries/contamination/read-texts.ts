import type pg from 'pg';
import type { TextRange } from './next-range.ts';
import { type TextScope, textsOf } from './text-scope.ts';

export type TextRow = {
  id: string;
  revision: number;
  /** It has hits that are not gone: they may be now. */
  isHit: boolean;
  problem: string;
  solution: string | null;
};

// A range by seq along an index, with the columns that a scan reads. Without Prisma, whose objects of whole rows cost
// more than the search itself, and which a thread would load for seconds.
export async function readTexts(
  pool: pg.Pool,
  scope: TextScope,
  { after, last }: TextRange,
): Promise<TextRow[]> {
  const { from, values } = textsOf(scope);
  const [revision, hit] = scope.kind === 'seed' ? ['1', 'h.seed_id'] : ['t.revision', 'h.variant_id'];
  const { rows } = await pool.query<TextRow>(
    `SELECT t.id, ${revision} AS revision, t.problem, t.solution,
            EXISTS (SELECT FROM contamination_hits AS h WHERE ${hit} = t.id AND h.state <> 'gone') AS "isHit"
     FROM ${from} AND t.seq > $${values.length + 1} AND t.seq <= $${values.length + 2} ORDER BY t.seq`,
    [...values, after, last],
  );
  return rows;
}
