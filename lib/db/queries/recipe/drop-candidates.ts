import type pg from 'pg';

// Half a gigabyte for two million rows, which nobody needs once the rows are in order.
export async function dropCandidates(client: pg.PoolClient): Promise<void> {
  await client.query(
    'DROP TABLE IF EXISTS recipe_candidates, recipe_capped, recipe_chosen, recipe_families, recipe_splits',
  );
}
