import type pg from 'pg';
import { Prisma } from '../../generated/client.ts';
import { runStatement } from './run-statement.ts';
import { keptRows, type Stages, splitOf } from './stages.ts';

const splits = ['train', 'validation', 'test'];

// The rows in their canonical order: split, seed hash, method, then SHA-256 of problem, solution and answer. Bytes of a
// fixed length are sorted instead of texts; the order is made of content alone and the same in any database.
export async function orderRows(client: pg.PoolClient, stages: Stages): Promise<number> {
  const split = splitOf(stages);
  const { rowCount } = await runStatement(
    client,
    Prisma.sql`
      CREATE TEMP TABLE frozen_rows ON COMMIT DROP AS
      SELECT (row_number() OVER (
               ORDER BY array_position(${splits}::text[], ${split}), c.seed_hash, c.method COLLATE "C", c.text_key, c.rest
             ) - 1)::int AS position,
             c.variant_id, c.revision, c.seed_id, ${split} AS split
      ${keptRows(stages)}`,
  );
  return rowCount ?? 0;
}
