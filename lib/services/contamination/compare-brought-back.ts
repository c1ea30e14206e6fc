import type { Tx } from '#lib/db/client.ts';
import type { BroughtBack } from '#lib/db/queries/contamination/brought-back.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';

/** Up to so many are compared each by itself, more with all that came with them. */
const few = 50;

/**
 * A benchmark may have come while variants were rejected, which are no part of a scan: when the rejection is taken back
 * they are compared again; in the transaction that does it.
 */
export async function compareBroughtBack(
  tx: Tx,
  projectId: string,
  { variants, batches, imports }: BroughtBack,
): Promise<void> {
  if (variants.length === 0) return;
  if ((await tx.benchmark.count({ where: { projectId, status: 'done' } })) === 0) return;
  if (variants.length <= few) {
    for (const variantId of variants) await enqueue(tx, 'contamination.variant', { variantId });
    return;
  }
  for (const batchId of batches) await enqueue(tx, 'contamination.batch', { batchId });
  for (const importId of imports) await enqueue(tx, 'contamination.import', { importId });
}
