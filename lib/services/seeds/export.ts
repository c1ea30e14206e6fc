import { chosenSeeds } from '#lib/db/queries/browse/chosen-seeds.ts';
import { exportSeedRows } from '#lib/db/queries/browse/export-seeds.ts';
import { ExportFormat } from '#lib/domain/browse/export-lines.ts';
import { ChosenSeeds } from '#lib/domain/seeds/bulk.ts';
import { seedFields } from '#lib/domain/seeds/export-line.ts';
import { exportChosen } from '../browse/export-chosen.ts';
import { projectVerb } from '../verb.ts';

export const exportSeeds = projectVerb(
  {
    name: 'seeds.export',
    summary: 'Exports chosen seeds, oldest first, as JSONL or CSV, or their ids alone.',
    kind: 'query',
    download: true,
    capability: 'read',
    input: ChosenSeeds.extend({
      format: ExportFormat.default('jsonl').describe('jsonl, csv, or ids (JSONL of ids alone)'),
    }),
  },
  async (ctx, { format, ...chosen }) => {
    const where = chosenSeeds(ctx.project.id, chosen);
    return exportChosen(ctx, {
      ...{ what: 'seeds', chosen, format, fields: seedFields },
      read: (after, count) => exportSeedRows(ctx.db, where, after, count),
    });
  },
);
