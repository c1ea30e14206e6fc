import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import type { Origin } from '#lib/db/queries/versions/touched-versions.ts';
import { invalid, notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';

/** What rows of versions go back to: exactly one of these. */
export const OriginRef = z.object({
  seed: Id.optional().describe('A seed'),
  variant: Id.optional().describe('A variant; what was made from it counts too'),
  request: Id.optional().describe("A request of a batch: the variant of its model's reply"),
});
export type OriginRef = z.infer<typeof OriginRef>;

/** The seed or variant that is meant. Throws INVALID where not one is named, NOT_FOUND for one of another project. */
export async function findOrigin(tx: Tx, projectId: string, ref: OriginRef): Promise<Origin> {
  const named = [ref.seed, ref.variant, ref.request].filter((one) => one !== undefined);
  if (named.length !== 1) throw invalid('Name one seed, one variant or one request.');
  if (ref.seed !== undefined) {
    if (!(await tx.seed.count({ where: { id: ref.seed, projectId } }))) throw notFound('The seed');
    return { seed: ref.seed };
  }
  const where = ref.variant ? { id: ref.variant } : { requestId: ref.request! };
  const found = await tx.variant.findFirst({ where: { ...where, projectId }, select: { id: true } });
  if (!found) throw notFound(ref.variant ? 'The variant' : 'A variant of this request');
  return { variant: found.id };
}
