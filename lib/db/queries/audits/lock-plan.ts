import type { Tx } from '../../client.ts';

// What a ruling may be depends on every ruling before it: rulings of one plan come one after the other.
export async function lockPlan(tx: Tx, planId: string): Promise<void> {
  await tx.$queryRaw`SELECT id::text FROM audit_plans WHERE id = ${planId}::uuid FOR UPDATE`;
}
