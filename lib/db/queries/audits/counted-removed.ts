import type { Tx } from '../../client.ts';
import { countRemoved, type RemovedCount } from './count-removed.ts';

// The same count in the transaction of a ruling, which rests on it.
export async function countedRemoved(tx: Tx, planId: string): Promise<RemovedCount[]> {
  return tx.$queryRaw<RemovedCount[]>(countRemoved(planId));
}
