import type pg from 'pg';
import { Prisma } from '../../generated/client.ts';
import { runStatement } from './run-statement.ts';
import { keptRows, type Stages, splitOf } from './stages.ts';

const splits = ['train', 'validation', 'test'];

// The rows by split, seed, problem and method; the freeze puts those that are equal in all of it in the order of their
// hashes. Bytes of a fixed length are sorted and no text is read: the order is made of content alone and the same in
// any database.
export async function orderRows(client: pg.PoolClient, stages: Stages): Promise<number> {
  const split = splitOf(stages);
  const { rowCount } = await runStatement(
    client,
    Prisma.sql`
      CREATE TEMP TABLE frozen_rows ON COMMIT DROP AS
      SELECT (row_number() OVER (
               ORDER BY array_position(${splits}::text[], ${split}), c.seed_hash, c.problem_hash, c.method COLLATE "C"
             ) - 1)::int AS position,
             c.variant_id, c.tuple, c.revision, c.seed_id, ${split} AS split
      ${keptRows(stages)}`,
  );
  return rowCount ?? 0;
}
