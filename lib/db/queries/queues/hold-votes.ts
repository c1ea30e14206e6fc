import type { Tx } from '../../client.ts';

// Votes of a queue go on beside each other, and all wait while its N changes (change-votes.ts): else a vote that had read
// the old N could leave an item open that has all of its votes.
export async function holdVotes(tx: Tx, queueId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${queueId}, 0))`;
}
