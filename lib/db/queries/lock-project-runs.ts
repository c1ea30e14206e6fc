import type { Tx } from '../client.ts';

// Two that ask for the same run at once: the second waits here, and then sees the first one's.
export async function lockProjectRuns(tx: Tx, projectId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('corpus runs ' || ${projectId}::text, 0))`;
}
