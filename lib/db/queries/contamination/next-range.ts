import type pg from 'pg';
import { type TextScope, textsOf } from './text-scope.ts';

/** Texts behind one seq, up to and with another. */
export type TextRange = { after: string; last: string };

// Where the next so many texts end, along an index: texts are then read and compared by whoever is free, in any order.
export async function nextRange(
  pool: pg.Pool,
  scope: TextScope,
  { after, limit }: { after: string; limit: number },
): Promise<TextRange | null> {
  const { from, values } = textsOf(scope);
  const place = values.length;
  const { rows } = await pool.query<{ last: string | null }>(
    `SELECT max(seq) AS last
     FROM (SELECT t.seq FROM ${from} AND t.seq > $${place + 1} ORDER BY t.seq LIMIT $${place + 2}) AS texts`,
    [...values, after, limit],
  );
  const last = rows[0]?.last;
  return last ? { after, last } : null;
}
