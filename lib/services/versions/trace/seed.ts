import { filePlace } from '#lib/domain/seeds/file-place.ts';
import type { ProjectCtx } from '../../context.ts';

/** A seed with the file and the line that it was read from; null where it is no longer there. */
export async function seedOf({ db, project }: ProjectCtx, id: string) {
  const found = await db.seed.findFirst({
    where: { id, projectId: project.id },
    include: {
      import: {
        select: {
          id: true,
          fileName: true,
          fileHash: true,
          sourceName: true,
          licence: true,
          createdAt: true,
        },
      },
    },
  });
  if (!found) return null;
  const { seq, problem, solution, answer, rowNumber, originalId, contentHash, excludedAt, excludedReason } =
    found;
  return {
    ...{ id, seq: Number(seq), problem, solution, answer, rowNumber, originalId, contentHash },
    ...{
      excludedAt,
      excludedReason,
      import: found.import,
      place: filePlace(found.import.fileName, rowNumber),
    },
  };
}
