import { z } from 'zod';
import { exportLine, FormatId, formatById } from '#lib/domain/versions/formats/index.ts';
import { projectVerb } from '../verb.ts';
import { readVersionRows } from './read-rows.ts';
import { findVersion, summarizeVersion, VersionRef } from './summarize.ts';

export const exportVersion = projectVerb(
  {
    name: 'versions.export',
    summary: 'Exports a version as JSONL; the same version gives the same bytes.',
    kind: 'query',
    capability: 'read',
    input: z.object({
      version: VersionRef,
      format: FormatId.default('chat').describe('The format of the lines'),
    }),
  },
  async (ctx, input) => {
    const version = summarizeVersion(await findVersion(ctx, input.version));
    const format = formatById(input.format);
    async function* lines() {
      for await (const row of readVersionRows(ctx, version.id)) yield exportLine(format, row);
    }
    const fileName = `${ctx.project.slug}-${version.name}-${format.id}.jsonl`;
    return { fileName, rowCount: version.rowCount, file: version.files[format.id] ?? null, lines: lines() };
  },
);
