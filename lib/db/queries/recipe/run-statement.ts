import type pg from 'pg';
import type { Prisma } from '../../generated/client.ts';

/** Runs a statement on a connection of its own, where temporary tables live. */
export async function runStatement<R extends pg.QueryResultRow>(
  client: pg.PoolClient,
  { text, values }: Prisma.Sql,
): Promise<pg.QueryResult<R>> {
  return client.query<R>(text, values);
}
