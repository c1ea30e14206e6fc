import { z } from 'zod';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { companionsOf } from '#lib/domain/versions/companions.ts';
import { containerTypes, ExportOptions } from '#lib/domain/versions/export-options.ts';
import { projectVerb } from '../../verb.ts';
import { madeFile, type OpenFile } from '../pull/version-file.ts';
import { findVersion } from '../summarize.ts';
import { ExportRef, exportKey, findExport } from './view-export.ts';

export const readExport = projectVerb(
  {
    name: 'versions.exported-file',
    summary: 'Gives an exported file, whole or a range of its bytes.',
    kind: 'query',
    capability: 'read',
    input: ExportRef.extend({
      path: z.string().min(1).max(300).describe('Its name, or that of a file that belongs beside it'),
    }),
  },
  async (ctx, input): Promise<OpenFile> => {
    const version = await findVersion(ctx, input.version);
    const found = await findExport(ctx.db, version.id, input.export);
    const { id, fileName, status, bytes, sha256, records } = found;
    const options = ExportOptions.parse(found.options);
    const beside = companionsOf(fileName, options).find((one) => one.fileName === input.path);
    if (beside) return madeFile(beside.fileName, 'text/plain; charset=utf-8', beside.text);
    if (input.path !== fileName) throw notFound(`The file "${input.path}" of this export`);
    if (status !== 'done' || bytes === null || sha256 === null)
      throw precondition(`The file is not there: this export is ${status}.`);
    return {
      ...{
        path: fileName,
        type: containerTypes[options.container],
        bytes: Number(bytes),
        sha256,
        rows: records,
      },
      immutable: true,
      open: (range) => ctx.storage.read(exportKey(id), range),
    };
  },
);
