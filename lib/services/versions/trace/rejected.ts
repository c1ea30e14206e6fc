import type { VersionMember } from '#lib/db/generated/client.ts';
import type { ProjectCtx } from '../../context.ts';

/** What the worse side of a pair was made of; null for a row that is no pair. */
export async function rejectedOf({ db, project }: ProjectCtx, { versionId, position }: VersionMember) {
  const found = await db.rejectedMember.findUnique({
    where: { versionId_position: { versionId, position } },
  });
  if (!found) return null;
  const { variantId, revision, callStep, source } = found;
  const variant = await db.variant.findFirst({
    where: { id: variantId, projectId: project.id },
    select: { seq: true },
  });
  return {
    ...{ variantId, revision, callStep, source },
    /** Null: the variant is no longer there. */
    seq: variant && Number(variant.seq),
  };
}
