import type pg from 'pg';

// Where the names of families go that this process finds.
export async function createFamilies(client: pg.PoolClient): Promise<void> {
  await client.query('CREATE TEMP TABLE recipe_families (seed_id uuid, family text) ON COMMIT DROP');
}
