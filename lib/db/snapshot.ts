import { setTimeout } from 'node:timers/promises';
import type pg from 'pg';

export type SnapshotOptions = {
  /** Ends the statement that is under way: nobody waits for its answer any more. */
  stopping?: AbortSignal | undefined;
};

/**
 * Runs `work` as of one moment on a connection of its own, and takes back whatever it made there: temporary tables of a
 * question. A statement that is stopped throws the signal's reason.
 */
export async function inSnapshot<R>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<R>,
  { stopping }: SnapshotOptions = {},
): Promise<R> {
  stopping?.throwIfAborted();
  const client = await pool.connect();
  let broken: Error | undefined;
  const cancel = cancelling(pool, client, stopping);
  try {
    stopping?.throwIfAborted();
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    return await work(client);
  } catch (error) {
    stopping?.throwIfAborted();
    throw error;
  } finally {
    // A cancellation that is on its way must not meet what the connection does next.
    await cancel.settle();
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    client.release(broken);
  }
}

/** Milliseconds from one cancellation to the next: one that finds no statement under way has no effect at all. */
const AGAIN_AFTER_MS = 100;

function cancelling(pool: pg.Pool, client: pg.PoolClient, stopping: AbortSignal | undefined) {
  const { processID } = client as pg.PoolClient & { processID: number };
  const settled = new AbortController();
  let sending: Promise<unknown> = Promise.resolve();
  const cancelUntilSettled = async () => {
    while (!settled.signal.aborted) {
      await pool.query('SELECT pg_cancel_backend($1)', [processID]).catch(() => {});
      await setTimeout(AGAIN_AFTER_MS, undefined, { signal: settled.signal }).catch(() => {});
    }
  };
  const cancel = () => {
    sending = cancelUntilSettled();
  };
  stopping?.addEventListener('abort', cancel, { once: true });
  return {
    settle: async () => {
      stopping?.removeEventListener('abort', cancel);
      settled.abort();
      await sending;
    },
  };
}
