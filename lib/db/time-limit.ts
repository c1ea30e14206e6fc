import type pg from 'pg';
import { type Db, poolOf } from './client.ts';
import type { Prisma } from './generated/client.ts';

/** Statements that share one time limit; each is stopped when it is over. */
export type Limited = {
  /** Its rows, or null where the time was over first. At most `atMost` ms of what is left. */
  rows: <R extends pg.QueryResultRow>(statement: Prisma.Sql, options?: RunOptions) => Promise<R[] | null>;
  /** Milliseconds that are left. */
  left: () => number;
};

export type RunOptions = { atMost?: number; plan?: keyof typeof plans };

/** What the planner must not choose: it knows the costs of texts badly. */
const plans = {
  /** Rows through bitmaps of indexes, so that the rows of a word are met before those of an order. */
  bitmap:
    'SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off; SET LOCAL enable_indexonlyscan = off',
  /** Rows of an index for each of some keys, by bitmaps or one by one. */
  lookup: 'SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off',
  /** Rows in the order of an index. */
  ordered: 'SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off',
} as const;

const stopped = '57014';

/**
 * Runs statements that only read under one time limit of so many milliseconds. Every statement is a transaction of its
 * own: one that was stopped spoils no other.
 */
export async function withTimeLimit<R>(
  db: Db,
  milliseconds: number,
  work: (run: Limited) => Promise<R>,
): Promise<R> {
  const client = await poolOf(db).connect();
  const end = performance.now() + milliseconds;
  const left = () => Math.max(0, Math.floor(end - performance.now()));
  let broken: Error | undefined;
  try {
    return await work({
      left,
      rows: async (statement, { atMost = Number.POSITIVE_INFINITY, plan } = {}) => {
        const limit = Math.min(left(), atMost);
        if (limit < 1) return null;
        return limitedRows(client, statement, Math.ceil(limit), plan);
      },
    });
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function limitedRows<R extends pg.QueryResultRow>(
  client: pg.PoolClient,
  statement: Prisma.Sql,
  limit: number,
  plan?: keyof typeof plans,
): Promise<R[] | null> {
  const settings = plan ? `; ${plans[plan]}` : '';
  await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${limit}${settings}`);
  try {
    const { rows } = await client.query<R>(statement.text, statement.values);
    await client.query('COMMIT');
    return rows;
  } catch (error) {
    await client.query('ROLLBACK');
    if (error instanceof Error && 'code' in error && error.code === stopped) return null;
    throw error;
  }
}
