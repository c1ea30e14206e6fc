import type { Tx } from '../client.ts';

// Two transactions that store equal problems at the same time would not see each other's rows: those that look for
// duplicates and then store go one after the other within a project. The lock ends with the transaction.
export async function lockProjectTexts(tx: Tx, projectId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`texts:${projectId}`}, 0))`;
}
