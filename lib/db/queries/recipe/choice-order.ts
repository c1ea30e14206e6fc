import type { Recipe } from '#lib/domain/versions/recipe.ts';
import { Prisma } from '../../generated/client.ts';

/** Which of two rows `c` a recipe takes first: by what it asks for, then by the draw, which is made of content alone. */
export function choiceOrder({ choice }: Recipe): Prisma.Sql {
  if (choice === 'hardest') return Prisma.sql`coalesce(c.level::real, c.estimated) DESC NULLS LAST, c.draw`;
  if (choice === 'core-set') return Prisma.sql`c.rank, c.draw`;
  return Prisma.sql`c.draw`;
}
