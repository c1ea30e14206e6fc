import { Prisma } from '../../generated/client.ts';
import {
  type BrowseOrder,
  type BrowseSource,
  type Run,
  runConditions,
  runOrder,
  sortValue,
  tableOf,
  whereOf,
} from './source.ts';

/** The key of a row: the value that it is sorted by, and its seq. */
export type Key = { value: number | null; seq: string };

export type PageRows = {
  source: BrowseSource;
  order: BrowseOrder;
  run: Run;
  backwards: boolean;
  limit: number;
  columns: Prisma.Sql;
  /** One of the source's conditions whose index has the order of arrival too: only its rows are walked. */
  driver?: Prisma.Sql;
};

// One page in one statement: the keyset begins where the page before ended, so that the last page of millions costs
// what the first one does.
export function pageRows({ source, order, run, backwards, limit, columns }: PageRows): Prisma.Sql {
  return Prisma.sql`
    SELECT ${sortValue(order)} AS value, ${columns} FROM ${tableOf(source)} AS t
    WHERE ${whereOf(source, [...runConditions(order, run, backwards), ...source.conditions])}
    ORDER BY ${runOrder(order, run, backwards)} LIMIT ${limit}::int`;
}
