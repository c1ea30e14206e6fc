import { Prisma } from '../generated/client.ts';

// How many rows a whole table has, about, as the server keeps it: the share of its blocks that makes a sample.
export const tableRows = (table: 'seeds' | 'variants'): Prisma.Sql => Prisma.sql`
  SELECT greatest(reltuples, 0)::float8 AS rows FROM pg_class WHERE oid = ${table}::regclass`;
