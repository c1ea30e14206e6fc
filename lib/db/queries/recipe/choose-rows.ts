import type pg from 'pg';
import type { GroupCount } from '#lib/domain/versions/allocate.ts';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { Prisma } from '../../generated/client.ts';
import { choiceOrder } from './choice-order.ts';
import { groupColumns } from './count-groups.ts';
import { runStatement } from './run-statement.ts';
import { keptRows, type Stages } from './stages.ts';

// The first rows of each group, as many as it is to give. One sort over short keys, whatever the groups are.
export async function chooseRows(
  client: pg.PoolClient,
  recipe: Recipe,
  { stages, targets }: { stages: Stages; targets: readonly GroupCount[] },
): Promise<void> {
  const [method, subject, level] = groupColumns(recipe);
  await runStatement(
    client,
    Prisma.sql`
      CREATE TEMP TABLE recipe_chosen ON COMMIT DROP AS
      WITH targets AS MATERIALIZED (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(targets)}::jsonb)
          AS t(method text, subject text, level int, rows int))
      SELECT placed.variant_id FROM (
        SELECT c.variant_id, ${method} AS method, ${subject} AS subject, ${level} AS level,
               row_number() OVER (PARTITION BY (${method}) COLLATE "C", (${subject}) COLLATE "C", ${level} ORDER BY ${choiceOrder(recipe)}) AS place
        ${keptRows({ ...stages, split: false })}) AS placed
      JOIN targets AS t USING (method, subject, level)
      WHERE place <= t.rows`,
  );
}
