import type { Tx } from '../../client.ts';

// Where the population of a draw is gathered: gone with the transaction.
export async function makeFound(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    CREATE TEMP TABLE audit_found (
      id uuid, seq bigint, revision int, status "VariantStatus", method text, level int, template text, model text
    ) ON COMMIT DROP`;
}
