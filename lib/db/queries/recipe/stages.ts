import { Prisma } from '../../generated/client.ts';

/** Which temporary tables hold what was chosen so far. */
export type Stages = {
  /** The table of the ids that are kept; null while every candidate is. */
  kept: 'recipe_capped' | 'recipe_chosen' | null;
  /** `recipe_splits` says the part of each seed; else all rows are for training. */
  split: boolean;
};

/** FROM of the rows `c` that are kept, with the part of their seed as `p`. */
export function keptRows({ kept, split }: Stages): Prisma.Sql {
  const ids = kept ? Prisma.sql`JOIN ${Prisma.raw(kept)} AS k ON k.variant_id = c.variant_id` : Prisma.empty;
  const parts = split ? Prisma.sql`JOIN recipe_splits AS p ON p.seed_id = c.seed_id` : Prisma.empty;
  return Prisma.sql`FROM recipe_candidates AS c ${ids} ${parts}`;
}

export const splitOf = ({ split }: Stages): Prisma.Sql =>
  split ? Prisma.sql`p.split` : Prisma.sql`'train'::text`;
