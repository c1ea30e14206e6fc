import type pg from 'pg';
import { admittedTexts, type Candidates, tableOf } from './selection-candidates.ts';

export type SelectionText = { seq: string; problem: string };

// Millions of texts in the order of arrival, page by page; on the pool itself, because Prisma takes longer for a row
// than the server. `every` leaves out all but about one in so many.
export async function selectionTexts(
  pool: pg.Pool,
  candidates: Candidates,
  page: { after: bigint; last: bigint; limit: number; every: number },
): Promise<SelectionText[]> {
  const admitted = admittedTexts(candidates);
  const values = [...admitted.values, page.after, page.last, page.every, page.limit];
  const place = (at: number) => `$${admitted.values.length + at}`;
  const { rows } = await pool.query<SelectionText>(
    `SELECT t.seq, t.problem FROM ${tableOf(candidates)} AS t
     WHERE ${admitted.text} AND t.seq > ${place(1)}::bigint AND t.seq <= ${place(2)}::bigint
       AND t.seq % ${place(3)}::int = 0
     ORDER BY t.seq LIMIT ${place(4)}::int`,
    values,
  );
  return rows;
}
