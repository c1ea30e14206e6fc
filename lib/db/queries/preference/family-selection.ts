import { Prisma } from '../../generated/client.ts';

/** The family of the seed `s`, as `recipe_families` (`f`) says: that of its cluster, else its own hash. */
export const familyOf = Prisma.sql`coalesce(f.family, s.content_hash)`;

export const joinFamilies = Prisma.sql`LEFT JOIN recipe_families AS f ON f.seed_id = s.id`;

/** Whether the sampled solutions of a variant `v` disagreed: their groups stand in its evidence. */
export const isVoted = Prisma.sql`(v.method = 'self-consistency' AND v.request_id IS NOT NULL
  AND jsonb_typeof(v.evidence -> 'groups') = 'array' AND jsonb_array_length(v.evidence -> 'groups') > 1)`;

/**
 * The same for texts that differ in white space alone; of ASCII, so that this process can tell it as the server does. A
 * regular expression would take a hundred times as long.
 */
export const plainText = (column: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`translate(${column}, E' \\t\\n\\r\\f\\x0b', '')`;

export const sha256Of = (column: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`encode(sha256(convert_to(${column}, 'UTF8')), 'hex')`;
