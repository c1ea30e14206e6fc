import type { Tx } from '../client.ts';

// Without it every page of readSelectedRows scans the whole temporary table.
export async function indexSelectedRows(tx: Tx): Promise<void> {
  await tx.$executeRaw`CREATE INDEX ON frozen_rows (position)`;
}
