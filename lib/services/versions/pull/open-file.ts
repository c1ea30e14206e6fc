import type { DatasetVersion } from '#lib/db/generated/client.ts';
import type { Ctx } from '../../context.ts';
import { type OpenFile, storedFile } from './version-file.ts';

/** The file of a version under this path, ready to be read. Throws NOT_FOUND. */
export async function openFile(ctx: Ctx, version: DatasetVersion, path: string): Promise<OpenFile> {
  return storedFile(ctx.storage, version, path);
}
