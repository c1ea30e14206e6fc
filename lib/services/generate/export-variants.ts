import { chosenVariants } from '#lib/db/queries/browse/chosen-variants.ts';
import { exportVariantRows } from '#lib/db/queries/browse/export-variants.ts';
import { ExportFormat } from '#lib/domain/browse/export-lines.ts';
import { ChosenVariants, variantFields } from '#lib/domain/generate/chosen-variants.ts';
import { exportChosen } from '../browse/export-chosen.ts';
import { projectVerb } from '../verb.ts';

export const exportVariants = projectVerb(
  {
    name: 'generate.export-variants',
    summary: 'Exports chosen variants, oldest first, as JSONL or CSV, or their ids alone.',
    kind: 'query',
    download: true,
    capability: 'read',
    input: ChosenVariants.extend({
      format: ExportFormat.default('jsonl').describe('jsonl, csv, or ids (JSONL of ids alone)'),
    }),
  },
  async (ctx, { format, ...chosen }) => {
    const where = chosenVariants(ctx.project.id, chosen);
    return exportChosen(ctx, {
      ...{ what: 'variants', chosen, format, fields: variantFields },
      read: (after, count) => exportVariantRows(ctx.db, where, after, count),
    });
  },
);
