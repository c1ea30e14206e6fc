import type { Tx } from '../../client.ts';

// Autovacuum does not see temporary tables: without it the planner takes millions of rows for a thousand.
export async function analyzeRestoreRows(tx: Tx): Promise<void> {
  await tx.$executeRaw`ANALYZE restore_rows`;
}
