import type { Tx } from '../../client.ts';

// While N changes nobody votes in the queue; who voted before it is done with.
export async function changeVotes(tx: Tx, queueId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${queueId}, 0))`;
}
