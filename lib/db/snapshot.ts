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

function cancelling(pool: pg.Pool, client: pg.PoolClient, stopping: AbortSignal | undefined) {
  const { processID } = client as pg.PoolClient & { processID: number };
  let sent: Promise<unknown> = Promise.resolve();
  const cancel = () => {
    sent = pool.query('SELECT pg_cancel_backend($1)', [processID]).catch(() => {});
  };
  stopping?.addEventListener('abort', cancel, { once: true });
  return {
    settle: async () => {
      stopping?.removeEventListener('abort', cancel);
      await sent;
    },
  };
}
