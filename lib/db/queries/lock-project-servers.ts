import type { Tx } from '../client.ts';

// Two that want a server of the same model at once: the second waits here, and then sees the first one's.
export async function lockProjectServers(tx: Tx, projectId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('model servers ' || ${projectId}::text, 0))`;
}
