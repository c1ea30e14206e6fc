import type pg from 'pg';

export type OpenPairs = { rows: number; seeds: number };

// Pairs that the gate would refuse, and of how many seeds all pairs are.
export async function countOpenPairs(client: pg.PoolClient): Promise<OpenPairs> {
  const open = (column: string) =>
    `(SELECT ${column} FROM contamination_hits WHERE state = 'open' AND ${column} IS NOT NULL)`;
  const { rows } = await client.query<OpenPairs>(`
    SELECT count(*) FILTER (WHERE variant_id IN ${open('variant_id')} OR seed_id IN ${open('seed_id')})::int AS rows,
           count(DISTINCT seed_id)::int AS seeds
    FROM frozen_rows`);
  return rows[0] ?? { rows: 0, seeds: 0 };
}
