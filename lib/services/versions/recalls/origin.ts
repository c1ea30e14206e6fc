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
    const isThere = (await tx.seed.count({ where: { id: ref.seed, projectId } })) > 0;
    if (!isThere && !(await inVersions(tx, projectId, { seedId: ref.seed }))) throw notFound('The seed');
    return { seed: ref.seed };
  }
  const where = ref.variant ? { id: ref.variant } : { requestId: ref.request! };
  const found = await tx.variant.findFirst({ where: { ...where, projectId }, select: { id: true } });
  if (found) return { variant: found.id };
  if (ref.variant && (await inVersions(tx, projectId, { variantId: ref.variant })))
    return { variant: ref.variant };
  throw notFound(ref.variant ? 'The variant' : 'A variant of this request');
}

/** What was deleted since still stands in the versions that hold it. */
async function inVersions(tx: Tx, projectId: string, of: { seedId: string } | { variantId: string }) {
  return (await tx.versionMember.findFirst({ where: { ...of, version: { projectId } } })) !== null;
}
