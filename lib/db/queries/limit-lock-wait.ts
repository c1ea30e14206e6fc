import type { Tx } from '../client.ts';

// A worker that froze while it held an endpoint's row must not freeze the others with it: within this transaction a
// wait for a lock ends as an error, before the transaction's own time is up.
export async function limitLockWait(tx: Tx): Promise<void> {
  await tx.$executeRaw`SET LOCAL lock_timeout = '4s'`;
}
