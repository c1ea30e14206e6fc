import { Prisma } from '../../generated/client.ts';

// The indexes of words and of fragments that can be used now: a bulk load drops them and builds them anew behind it.
export function readyIndexes(table: 'seeds' | 'variants'): Prisma.Sql {
  return Prisma.sql`
    SELECT c.relname AS name FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
    WHERE i.indrelid = ${table}::regclass AND i.indisvalid AND c.relname IN (${`${table}_words`}, ${`${table}_fragments`})`;
}
