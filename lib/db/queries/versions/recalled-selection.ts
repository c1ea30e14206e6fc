import { Prisma } from '../../generated/client.ts';

/** The seeds of a project that are recalled. */
export const recalledSeeds = (projectId: string): Prisma.Sql => Prisma.sql`
  SELECT r.seed_id FROM recalls AS r
  WHERE r.project_id = ${projectId}::uuid AND r.withdrawn_at IS NULL AND r.seed_id IS NOT NULL`;

/** The variants of a project that are recalled, and those that were made from them, and from those. */
export const recalledVariants = (projectId: string): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE made AS (
    SELECT r.variant_id AS id FROM recalls AS r
    WHERE r.project_id = ${projectId}::uuid AND r.withdrawn_at IS NULL AND r.variant_id IS NOT NULL
    UNION SELECT v.id FROM variants AS v JOIN made AS m ON v.parent_id = m.id
  ) SELECT id FROM made`;
