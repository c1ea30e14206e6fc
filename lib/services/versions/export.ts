import { z } from 'zod';
import { ExportRequest } from '#lib/domain/versions/export-options.ts';
import { projectVerb } from '../verb.ts';
import { exportFile, nameOf, readOptions } from './exports/export-file.ts';
import { findVersion, summarizeVersion, VersionRef } from './summarize.ts';

export const exportVersion = projectVerb(
  {
    name: 'versions.export',
    summary: 'Exports a version as it is read; the same version and options give the same bytes.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef }).extend(ExportRequest.shape),
  },
  async (ctx, { version: ref, ...asked }) => {
    const version = summarizeVersion(await findVersion(ctx, ref));
    const options = readOptions(asked, version.kind);
    const fileName = nameOf({ ...ctx, version }, options);
    const content = await begun(exportFile(ctx, version.id, options));
    return { fileName, options, rowCount: version.rowCount, content };
  },
);

export type StreamedExport = Awaited<ReturnType<typeof exportVersion>>;

/** The same bytes with the first of them read: what is wrong with the whole is said before anything is sent. */
async function begun(content: AsyncGenerator<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  const first = await content.next();
  return (async function* () {
    try {
      if (!first.done) yield first.value;
      yield* content;
    } finally {
      await content.return(undefined);
    }
  })();
}
