import type { DatasetVersion } from '#lib/db/generated/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import type { Ctx } from '../../context.ts';
import { cardOf } from '../card/card-of.ts';
import { madeFile, type OpenFile, storedFile } from './version-file.ts';

/** The file of a version under this path, ready to be read: a frozen one, or its card and the pictures beside it. */
export async function openFile(ctx: Ctx, version: DatasetVersion, path: string): Promise<OpenFile> {
  const ofCard = path === 'README.md' || path.startsWith('plots/');
  return ofCard ? cardFile(ctx, version, path) : storedFile(ctx.storage, version, path);
}

async function cardFile(ctx: Ctx, version: DatasetVersion, path: string): Promise<OpenFile> {
  const { markdown, plots } = await cardOf(ctx, version);
  if (path === 'README.md') return madeFile(path, 'text/markdown; charset=utf-8', markdown);
  const plot = plots.find((one) => one.path === path);
  if (!plot) throw notFound(`The file "${path}" of the version "${version.name}"`);
  return madeFile(path, 'image/svg+xml', plot.svg);
}
