import type pg from 'pg';
import { Prisma } from '../../generated/client.ts';
import { runStatement } from '../recipe/run-statement.ts';

const splits = ['train', 'validation', 'test'];

// The pairs in their canonical order, as the rows of solutions have it: split, seed hash, method, the hashes of the better
// side's texts; then source and hash of the worse one. The gate and the members read `frozen_rows` as they do elsewhere.
export async function orderPairs(
  client: pg.PoolClient,
  { split: hasSplit }: { split: boolean },
): Promise<number> {
  const split = hasSplit ? Prisma.sql`p.split` : Prisma.sql`'train'::text`;
  const parts = hasSplit ? Prisma.sql`JOIN recipe_splits AS p ON p.seed_id = b.seed_id` : Prisma.empty;
  const { rowCount } = await runStatement(
    client,
    Prisma.sql`
      CREATE TEMP TABLE frozen_rows ON COMMIT DROP AS
      SELECT (row_number() OVER (
               ORDER BY array_position(${splits}::text[], ${split}), b.seed_hash, b.method COLLATE "C", b.text_key,
                        b.content_key COLLATE "C", c.source COLLATE "C", c.rejected_key COLLATE "C"
             ) - 1)::int AS position,
             b.variant_id, b.revision, b.seed_id, ${split} AS split, NULL::int AS first_wrong_step,
             c.rejected_id, c.rejected_revision, c.call_step, c.source
      FROM pair_choices AS c
      JOIN pair_better AS b ON b.variant_id = c.variant_id AND b.revision = c.revision ${parts}`,
  );
  return rowCount ?? 0;
}
