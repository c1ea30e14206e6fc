import type { Tx } from '../../client.ts';

// Nobody decides, edits or votes on a variant until this transaction is done.
export async function lockVariant(tx: Tx, variantId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM variants WHERE id = ${variantId}::uuid FOR UPDATE`;
}
