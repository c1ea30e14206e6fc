import type pg from 'pg';
import { type GroupCount, groupedBy } from '#lib/domain/versions/allocate.ts';
import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { Prisma } from '../../generated/client.ts';
import { runStatement } from './run-statement.ts';
import { keptRows, type Stages } from './stages.ts';

/** The group of a row `c`: its method under a mix, its subject and level under quotas. */
export function groupColumns(recipe: Recipe): Prisma.Sql[] {
  const { method, cell } = groupedBy(recipe);
  return [
    method ? Prisma.sql`c.method` : Prisma.sql`''::text`,
    cell ? Prisma.sql`coalesce(c.subject, '')` : Prisma.sql`''::text`,
    cell ? Prisma.sql`coalesce(c.level, 0)` : Prisma.sql`0`,
  ];
}

// How many rows there are to choose from, by group, in an order that does not depend on the database.
export async function countGroups(
  client: pg.PoolClient,
  recipe: Recipe,
  stages: Stages,
): Promise<GroupCount[]> {
  const [method, subject, level] = groupColumns(recipe);
  const { rows } = await runStatement<GroupCount>(
    client,
    Prisma.sql`
      SELECT * FROM (SELECT ${method} AS method, ${subject} AS subject, ${level} AS level, count(*)::int AS rows
                     ${keptRows({ ...stages, split: false })} GROUP BY 1, 2, 3) AS groups
      ORDER BY method COLLATE "C", subject COLLATE "C", level`,
  );
  return rows;
}
