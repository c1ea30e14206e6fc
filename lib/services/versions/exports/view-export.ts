import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import type { VersionExport } from '#lib/db/generated/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { companionsOf } from '#lib/domain/versions/companions.ts';
import { ExportOptions } from '#lib/domain/versions/export-options.ts';
import { formatById } from '#lib/domain/versions/formats/index.ts';
import type { ProjectCtx } from '../../context.ts';
import { VersionRef } from '../summarize.ts';

/** One export of a version. */
export const ExportRef = z.object({ version: VersionRef, export: Id.describe('The export') });

export const exportKey = (id: string): string => `exports/${id}`;

export const underWay = { in: ['queued', 'running'] as ('queued' | 'running')[] };

/** What lists and pages show of an export. */
export function viewExport(found: VersionExport) {
  const { options, optionsHash: _, versionId: __, bytes, ...rest } = found;
  const read = ExportOptions.parse(options);
  const companions = companionsOf(found.fileName, read).map(({ fileName }) => fileName);
  const { title: formatTitle } = formatById(read.format);
  return { ...rest, options: read, formatTitle, bytes: bytes === null ? null : Number(bytes), companions };
}

export type ExportRow = ReturnType<typeof viewExport>;

/** The export of this id in this version, found together. Throws NOT_FOUND. */
export async function findExport(tx: Tx, versionId: string, id: string): Promise<VersionExport> {
  const found = await tx.versionExport.findFirst({ where: { id, versionId } });
  if (!found) throw notFound('This export');
  return found;
}

/** Who made each export, by the user's id. */
export async function namesOf({ db }: ProjectCtx, ids: readonly (string | null)[]) {
  const people = await db.user.findMany({
    where: { id: { in: ids.filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}
