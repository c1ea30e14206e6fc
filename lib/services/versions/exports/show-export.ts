import { companionsOf } from '#lib/domain/versions/companions.ts';
import { ExportOptions } from '#lib/domain/versions/export-options.ts';
import { projectVerb } from '../../verb.ts';
import { findVersion } from '../summarize.ts';
import { ExportRef, findExport, viewExport } from './view-export.ts';

export const showExport = projectVerb(
  {
    name: 'versions.show-export',
    summary: 'Shows an export: how far it is, the hash of its file, and the files that belong beside it.',
    kind: 'query',
    capability: 'read',
    input: ExportRef,
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    const found = await findExport(ctx.db, version.id, input.export);
    const beside = companionsOf(found.fileName, ExportOptions.parse(found.options));
    return { ...viewExport(found), beside };
  },
);
