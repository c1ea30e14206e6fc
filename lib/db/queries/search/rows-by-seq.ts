import { Prisma } from '../../generated/client.ts';
import { type BrowseOrder, sortValue, tableOf } from '../browse/source.ts';

// The rows of keys that a search found.
export function rowsBySeq(
  table: 'seeds' | 'variants',
  order: BrowseOrder,
  columns: Prisma.Sql,
  seqs: readonly number[],
): Prisma.Sql {
  return Prisma.sql`
    SELECT ${sortValue(order)} AS value, ${columns} FROM ${tableOf({ table })} AS t WHERE t.seq = ANY(${seqs}::bigint[])`;
}
