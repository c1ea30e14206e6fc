import type pg from 'pg';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { Prisma } from '../../generated/client.ts';
import { choiceOrder } from './choice-order.ts';
import { runStatement } from './run-statement.ts';

const columns = Prisma.sql`c.variant_id, c.seed_id, c.method, c.level, c.estimated, c.rank, c.draw`;

// At most so many variants of a seed by one method, then of a seed: which ones, the order of the choice says.
export async function capSeeds(client: pg.PoolClient, recipe: Recipe): Promise<void> {
  const { perSeed, perSeedAndMethod } = recipe;
  const capped = (from: Prisma.Sql, by: Prisma.Sql, most: number | undefined) =>
    most === undefined
      ? from
      : Prisma.sql`(SELECT * FROM (
          SELECT ${columns}, row_number() OVER (PARTITION BY ${by} ORDER BY ${choiceOrder(recipe)}) AS place
          FROM ${from} AS c) AS placed WHERE place <= ${most}::int)`;
  const ofMethod = capped(
    Prisma.sql`recipe_candidates`,
    Prisma.sql`c.seed_id, c.method COLLATE "C"`,
    perSeedAndMethod,
  );
  const ofSeed = capped(ofMethod, Prisma.sql`c.seed_id`, perSeed);
  await runStatement(
    client,
    Prisma.sql`CREATE TEMP TABLE recipe_capped ON COMMIT DROP AS SELECT c.variant_id FROM ${ofSeed} AS c`,
  );
}
