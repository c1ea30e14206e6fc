import { Prisma } from '../../generated/client.ts';

/**
 * The pairs of a version, each with what makes it the same pair in another: its two variants, where the preference comes
 * from, and of an edit or a sample which text it is.
 */
export const pairMembers = (versionId: string): Prisma.Sql => Prisma.sql`
  SELECT m.position, m.seed_id, m.variant_id, m.row_hash, r.variant_id AS rejected_id, r.source,
         coalesce(r.call_step, CASE WHEN r.source = 'edit' THEN r.revision END, -1) AS part
  FROM version_members AS m
  JOIN rejected_members AS r ON r.version_id = m.version_id AND r.position = m.position
  WHERE m.version_id = ${versionId}::uuid AND r.version_id = ${versionId}::uuid`;

/** All pairs of two versions, those of both side by side as `a` and `b`. */
export const joinedPairs = (from: string, to: string): Prisma.Sql => Prisma.sql`
  (${pairMembers(from)}) AS a FULL JOIN (${pairMembers(to)}) AS b
    ON b.variant_id = a.variant_id AND b.rejected_id = a.rejected_id AND b.source = a.source AND b.part = a.part`;

/** Which of them differ, and how. */
export const pairChange = {
  added: Prisma.sql`a.position IS NULL`,
  removed: Prisma.sql`b.position IS NULL`,
  changed: Prisma.sql`a.row_hash <> b.row_hash`,
};
