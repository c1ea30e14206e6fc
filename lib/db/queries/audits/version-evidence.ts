import type pg from 'pg';

export type RowsOfRuling = { ruling: string; rows: number };

// How many rows of a version to be (`frozen_rows`, of the same transaction) stand on each of these rulings: their text is
// the one that was ruled on, and the decision was not taken back.
export async function rulingsOfFrozenRows(
  client: pg.PoolClient,
  rulings: readonly string[],
): Promise<RowsOfRuling[]> {
  const found = await client.query<RowsOfRuling>(
    `    SELECT d.group_id::text AS ruling, count(*)::int AS rows
    FROM decisions AS d
    JOIN frozen_rows AS f ON f.variant_id = d.variant_id AND f.revision = d.revision
    WHERE d.group_id = ANY($1::uuid[]) AND d.undone_at IS NULL
    GROUP BY d.group_id ORDER BY d.group_id`,
    [[...rulings]],
  );
  return found.rows;
}
