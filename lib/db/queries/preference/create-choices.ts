import type pg from 'pg';

// Where the pairs go that this process chooses.
export async function createChoices(client: pg.PoolClient): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE pair_choices (
       variant_id uuid, revision int, rejected_id uuid, rejected_revision int, call_step int, source text,
       rejected_key text
     ) ON COMMIT DROP`,
  );
}
