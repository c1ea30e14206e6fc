import { z } from 'zod';
import { chosenVariants } from '#lib/db/queries/browse/chosen-variants.ts';
import { exportVariantRows } from '#lib/db/queries/browse/export-variants.ts';
import { invalid } from '#lib/domain/errors.ts';
import {
  ChosenVariants,
  type VariantExportFormat,
  variantExportFormats,
  variantExportHead,
  variantExportLine,
} from '#lib/domain/generate/chosen-variants.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';

/** Rows that are read at a time. */
const chunkSize = 1000;

export const exportVariants = projectVerb(
  {
    name: 'generate.export-variants',
    summary: 'Exports chosen variants, oldest first, as JSONL or CSV, or their ids alone.',
    kind: 'query',
    capability: 'read',
    input: ChosenVariants.extend({
      format: z
        .enum(variantExportFormats)
        .default('jsonl')
        .describe('jsonl, csv, or ids (JSONL of ids alone)'),
    }),
  },
  async (ctx, { format, ...chosen }) => {
    if ((chosen.ids === undefined) === (chosen.filter === undefined)) {
      throw invalid('Say which variants: give either their ids or a filter.', [
        { path: 'ids', message: 'Give either ids or a filter.' },
      ]);
    }
    const fileName = `${ctx.project.slug}-variants.${format === 'csv' ? 'csv' : 'jsonl'}`;
    return { fileName, lines: linesOf(ctx, chosen, format) };
  },
);

async function* linesOf(
  ctx: ProjectCtx,
  chosen: ChosenVariants,
  format: VariantExportFormat,
): AsyncGenerator<string> {
  const head = variantExportHead(format);
  if (head) yield head;
  const where = chosenVariants(ctx.project.id, chosen);
  for (let after = 0n; ; ) {
    const rows = await exportVariantRows(ctx.db, where, after, chunkSize);
    for (const row of rows) yield variantExportLine(format, row);
    const last = rows.at(-1);
    if (!last || rows.length < chunkSize) return;
    after = last.seq;
  }
}
