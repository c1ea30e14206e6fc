import type { Tx } from '../client.ts';

// "Is this the first account?" is asked of a table that may be empty, where no row can be locked: the transactions
// that make accounts take turns instead. The number is arbitrary and belongs to this lock.
export async function lockAccounts(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(727001)`;
}
