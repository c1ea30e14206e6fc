import type pg from 'pg';

// The places of a few pairs of each source, always the same ones.
export async function examplePlaces(client: pg.PoolClient, ofEach: number): Promise<number[]> {
  const { rows } = await client.query<{ position: number }>(
    `SELECT position FROM (
       SELECT position, row_number() OVER (PARTITION BY source ORDER BY md5(position::text)) AS place
       FROM frozen_rows) AS drawn
     WHERE place <= $1 ORDER BY position`,
    [ofEach],
  );
  return rows.map(({ position }) => position);
}
