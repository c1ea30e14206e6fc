import { z } from 'zod';
import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';

/** A version by its number or its name. */
export const VersionRef = z.string().min(1).max(61).describe('The number or the name of the version');

const Files = z.record(z.string(), z.object({ sha256: z.string(), bytes: z.number() }));

/** What lists and pages show of a version. */
export function summarizeVersion(version: DatasetVersion) {
  const { id, number, name, description, recipe, rowCount, contentHash, frozenAt } = version;
  const files = Files.parse(version.files);
  return {
    id,
    number,
    name,
    description,
    recipe,
    rowCount,
    contentHash,
    files,
    byteSize: Number(version.byteSize),
    frozenAt,
  };
}

/** The version that a reference names. Throws NOT_FOUND. */
export async function findVersion(ctx: ProjectCtx, ref: string): Promise<DatasetVersion> {
  const isNumber = /^\d{1,9}$/.test(ref);
  const found = await ctx.db.datasetVersion.findFirst({
    where: { projectId: ctx.project.id, OR: [{ name: ref }, ...(isNumber ? [{ number: Number(ref) }] : [])] },
    orderBy: { number: 'asc' },
  });
  if (!found) throw notFound(`The version "${ref}"`);
  return found;
}
