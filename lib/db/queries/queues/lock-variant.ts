import type { Tx } from '../../client.ts';

// Before a variant is marked: nobody decides or edits it until this is done.
export async function lockVariant(tx: Tx, variantId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM variants WHERE id = ${variantId}::uuid FOR UPDATE`;
}
