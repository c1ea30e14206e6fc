import { z } from 'zod';
import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';

/** A version by its number, its name or its id. */
export const VersionRef = z.string().min(1).max(61).describe('The number, the name or the id of the version');

const isNumber = (ref: string) => /^\d{1,9}$/.test(ref);
const isId = (ref: string) => z.uuid().safeParse(ref).success;

const Files = z.record(z.string(), z.object({ sha256: z.string(), bytes: z.number() }));

/** What lists and pages show of a version. */
export function summarizeVersion(version: DatasetVersion) {
  const { id, number, name, description, recipe, rowCount, contentHash, manifestHash, kind, frozenAt } =
    version;
  const files = Files.parse(version.files);
  return {
    id,
    number,
    name,
    description,
    recipe,
    rowCount,
    contentHash,
    manifestHash,
    kind,
    files,
    byteSize: Number(version.byteSize),
    frozenAt,
  };
}

/** The version that a reference names. Throws NOT_FOUND. */
export async function findVersion(ctx: ProjectCtx, ref: string): Promise<DatasetVersion> {
  const named = isNumber(ref) ? { number: Number(ref) } : isId(ref) ? { id: ref } : { name: ref };
  const found = await ctx.db.datasetVersion.findFirst({ where: { projectId: ctx.project.id, ...named } });
  if (!found) throw notFound(`The version "${ref}"`);
  return found;
}
