import type { VersionMember } from '#lib/db/generated/client.ts';
import { StudioError } from '#lib/domain/errors.ts';
import { filePlace } from '#lib/domain/seeds/file-place.ts';
import type { FrozenRow } from '#lib/domain/versions/schema.ts';
import type { ProjectCtx } from '../../context.ts';
import { getVariant } from '../../generate/index.ts';

/**
 * The variant that a row was made of, as whoever asks may see it, and what became of it since; null where it is no longer
 * there.
 */
export async function variantOf(ctx: ProjectCtx, { variantId, revision }: VersionMember, row: FrozenRow) {
  if (revision === 0) return null;
  const variant = await getVariant(ctx, { project: ctx.project.slug, variant: variantId }).catch(nullIfGone);
  if (!variant) return null;
  const { import: file, rowNumber, problem, solution, answer } = variant;
  const text = problem === row.problem && solution === row.solution && answer === row.answer;
  const labels =
    variant.subject === row.subject && variant.level === row.level && variant.method === row.method;
  return {
    variant: { ...variant, place: file && rowNumber ? filePlace(file.fileName, rowNumber) : null },
    today: {
      /** The frozen text is still the text of today. */
      sameText: text,
      /** So are method, subject and level. */
      sameLabels: labels,
      /** How many edits there were since. */
      edits: variant.revision - revision,
      ...{ status: variant.status, revision: variant.revision, problem, solution, answer },
    },
  };
}

function nullIfGone(error: unknown): null {
  if (error instanceof StudioError && error.code === 'NOT_FOUND') return null;
  throw error;
}
