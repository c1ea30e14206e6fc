import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { standBack } from './background.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';
import { ScopedPool } from './scoped-pool.ts';
import { statementName } from './statement-name.ts';

export type Db = PrismaClient;
/** A client or an open transaction. */
export type Tx = Prisma.TransactionClient;

export type Connection = { db: Db; pool: pg.Pool; close: () => Promise<void> };

type Options = {
  max?: number;
  applicationName?: string;
  statementTimeout?: number;
  /** Its processes of the server stand back so far, where they are of this machine. */
  niceness?: number;
};

/** Opens a pool and a Prisma client over it. `pool` is for COPY and the raw statements of lib/db/queries. */
export function connect(url: string, options: Options = {}): Connection {
  const pool = new ScopedPool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'corollary',
    idleTimeoutMillis: 30_000,
    ...(options.statementTimeout && { statement_timeout: options.statementTimeout }),
  });
  // An idle connection that the server ends (a restart, say) must not end this process: the pool replaces it.
  pool.on('error', () => {});
  // The same for one that is lent out: whoever uses it hears of the end from the query that fails.
  pool.on('connect', (client) => client.on('error', () => {}));
  const standing = options.niceness ? standBack(pool, options.niceness) : null;
  const db = new PrismaClient({
    adapter: new PrismaPg(pool, {
      disposeExternalPool: false,
      statementNameGenerator: ({ sql }) => statementName(sql),
    }),
  });
  pools.set(db, pool);
  return {
    db,
    pool,
    close: async () => {
      standing?.end();
      await db.$disconnect();
      await pool.end();
    },
  };
}

/** One table for the process: the web server loads this module once for every bundle that it makes. */
const place = globalThis as typeof globalThis & { corollaryPools?: WeakMap<Db, pg.Pool> };
place.corollaryPools ??= new WeakMap();
const pools = place.corollaryPools;

/** The pool under a client: COPY and LISTEN need a connection of their own. */
export function poolOf(db: Db): pg.Pool {
  const pool = pools.get(db);
  if (!pool) throw new Error('This client was not made by connect().');
  return pool;
}
