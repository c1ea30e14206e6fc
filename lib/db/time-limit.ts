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

/** So much longer than its limit a statement is waited for, in ms: a server that waits for its disk stops nothing. */
const patience = 20;

/**
 * Runs statements that only read under one time limit of so many milliseconds. Every statement is a transaction of its
 * own: one that was stopped spoils no other. One that the server does not stop in time is left to end by itself, and
 * nothing is asked after it.
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
  let late: Promise<unknown> | undefined;
  try {
    return await work({
      left,
      rows: async <Row extends pg.QueryResultRow>(
        statement: Prisma.Sql,
        { atMost = Number.POSITIVE_INFINITY, plan }: RunOptions = {},
      ) => {
        const limit = Math.ceil(Math.min(left(), atMost));
        if (limit < 1 || late) return null;
        const found = await limitedRows<Row>(client, statement, {
          limit,
          plan,
          waits: () => left() + patience,
        });
        late = found.late;
        return found.rows;
      },
    });
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    if (late)
      late.then(
        () => client.release(),
        (error: Error) => client.release(error),
      );
    else client.release(broken);
  }
}

type Limits = { limit: number; plan?: keyof typeof plans; waits: () => number };
/** `late` is a statement that was waited for long enough; it ends with its transaction. */
type Found<R> = { rows: R[] | null; late?: Promise<unknown> };

async function limitedRows<R extends pg.QueryResultRow>(
  client: pg.PoolClient,
  statement: Prisma.Sql,
  { limit, plan, waits }: Limits,
): Promise<Found<R>> {
  const settings = plan ? `; ${plans[plan]}` : '';
  await client.query(`BEGIN READ ONLY; SET LOCAL statement_timeout = ${limit}${settings}`);
  const asked = client.query<R>(statement.text, statement.values);
  try {
    const reply = await inTime(asked, waits());
    if (reply === null) return { rows: null, late: ended(client, asked) };
    await client.query('COMMIT');
    return { rows: reply.rows };
  } catch (error) {
    await client.query('ROLLBACK');
    if (error instanceof Error && 'code' in error && error.code === stopped) return { rows: null };
    throw error;
  }
}

const ended = (client: pg.PoolClient, asked: Promise<unknown>) =>
  asked.catch(() => undefined).then(() => client.query('ROLLBACK'));

/** What is promised, or null where it does not come within so many milliseconds. */
async function inTime<V>(promised: Promise<V>, milliseconds: number): Promise<V | null> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<null>((resolve) => {
    // A reply that lay there while this thread was busy elsewhere is read before.
    timer = setTimeout(() => setImmediate(resolve, null), milliseconds);
  });
  try {
    return await Promise.race([promised, over]);
  } finally {
    clearTimeout(timer);
  }
}
