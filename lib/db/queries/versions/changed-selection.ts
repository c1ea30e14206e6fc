import { Prisma } from '../../generated/client.ts';

/**
 * Whether a row says something else in two versions, as the members `a` and `b`; those from before there were hashes tell
 * by their revisions.
 */
export const isChanged = Prisma.sql`
  CASE WHEN a.row_hash IS NULL OR b.row_hash IS NULL THEN a.revision <> b.revision ELSE a.row_hash <> b.row_hash END`;
