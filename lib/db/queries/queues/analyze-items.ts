import type { Tx } from '../../client.ts';

// A queue that was just filled is unknown to the planner: it would sort all items at each claim instead of walking them.
export async function analyzeItems(tx: Tx): Promise<void> {
  await tx.$executeRaw`ANALYZE queue_items`;
}
