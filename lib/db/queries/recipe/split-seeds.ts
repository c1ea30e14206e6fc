import type pg from 'pg';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { Prisma } from '../../generated/client.ts';
import { runStatement } from './run-statement.ts';

// Where a family stands between 0 and 1 is 32 bits of the MD5 of its name under the random seed: it depends on nothing
// else, so that a family never changes sides when others come or go. Once a seed, not once a row.
export async function splitSeeds(client: pg.PoolClient, projectId: string, recipe: Recipe): Promise<void> {
  const { validation, test, randomSeed } = recipe;
  await runStatement(
    client,
    Prisma.sql`
      CREATE TEMP TABLE recipe_splits ON COMMIT DROP AS
      SELECT seed_id, CASE WHEN place < ${test}::float8 THEN 'test'
                           WHEN place < ${test + validation}::float8 THEN 'validation' ELSE 'train' END AS split
      FROM (
        SELECT s.id AS seed_id,
               ('x' || left(md5(concat(${String(randomSeed)}::text, ':split:', coalesce(f.family, s.content_hash))), 8))::bit(32)::bigint
                 / 4294967296.0::float8 AS place
        FROM seeds AS s LEFT JOIN recipe_families AS f ON f.seed_id = s.id
        WHERE s.project_id = ${projectId}::uuid) AS placed`,
  );
}
