import type { Tx } from '../../client.ts';

// Votes of a queue go on beside each other, and all wait while its N changes: else a vote that had read the old N could
// leave an item open that has all of its votes.
export async function holdVotes(tx: Tx, queueId: string, change: 'vote' | 'settings'): Promise<void> {
  if (change === 'vote') {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${queueId}, 0))`;
  } else await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${queueId}, 0))`;
}
