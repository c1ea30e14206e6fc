import { Prisma } from '../../generated/client.ts';
import { type BrowseSource, tableOf, whereOf } from './source.ts';

// Counting stops at `most`: beyond it a list says "10,000+", and nobody waits for millions of rows.
export function countRows(source: BrowseSource, most: number): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM ${tableOf(source)} AS t WHERE ${whereOf(source, source.conditions)} LIMIT ${most}::int) AS counted`;
}
