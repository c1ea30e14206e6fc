import { Prisma } from '../../generated/client.ts';
import type { PageRows } from './page-rows.ts';
import { allOf, keyOrder, runConditions, runOrder, sortValue, tableOf, whereOf } from './source.ts';

const keys = [Prisma.sql`w.value`, Prisma.sql`w.seq`] as const;

// A stretch of so many rows in the order of the list, and which of them the filter admits: the time that it takes has
// a bound whatever the filter is, and `edge` tells where the next stretch begins.
export function walkRows(asked: PageRows, stretch: number): Prisma.Sql {
  const { source, order, run, backwards, limit, columns, driver } = asked;
  const descending = order.descending !== backwards;
  const table = tableOf(source);
  return Prisma.sql`
    WITH walked AS MATERIALIZED (
      SELECT t.seq, ${sortValue(order)} AS value, (${allOf(source.conditions)}) AS admitted FROM ${table} AS t
      WHERE ${whereOf(source, [...(driver ? [driver] : []), ...runConditions(order, run, backwards)])}
      ORDER BY ${runOrder(order, run, backwards)} LIMIT ${stretch}::int),
    edge AS (SELECT w.seq, w.value FROM walked AS w ORDER BY ${keyOrder(order, run, !descending, keys)} LIMIT 1),
    keys AS (
      SELECT w.seq, w.value FROM walked AS w WHERE w.admitted
      ORDER BY ${keyOrder(order, run, descending, keys)} LIMIT ${limit}::int)
    SELECT edge.seq AS edge_seq, edge.value AS edge_value, (SELECT count(*)::int FROM walked) AS walked, w.value,
           ${columns}
    FROM edge LEFT JOIN keys AS w ON true LEFT JOIN ${table} AS t ON t.seq = w.seq
    ORDER BY ${keyOrder(order, run, descending, keys)}`;
}
