import { z } from 'zod';
import { chosenSeeds } from '#lib/db/queries/browse/chosen-seeds.ts';
import { exportSeedRows } from '#lib/db/queries/browse/export-seeds.ts';
import { ChosenSeeds } from '#lib/domain/seeds/bulk.ts';
import {
  exportHead,
  exportSeedLine,
  type SeedExportFormat,
  seedExportFormats,
} from '#lib/domain/seeds/export-line.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { requireChosen } from './require-chosen.ts';

/** Rows that are read at a time. */
const chunkSize = 1000;

export const exportSeeds = projectVerb(
  {
    name: 'seeds.export',
    summary: 'Exports chosen seeds, oldest first, as JSONL or CSV, or their ids alone.',
    kind: 'query',
    capability: 'read',
    input: ChosenSeeds.extend({
      format: z.enum(seedExportFormats).default('jsonl').describe('jsonl, csv, or ids (JSONL of ids alone)'),
    }),
  },
  async (ctx, { format, ...chosen }) => {
    requireChosen(chosen);
    const fileName = `${ctx.project.slug}-seeds.${format === 'csv' ? 'csv' : 'jsonl'}`;
    return { fileName, lines: linesOf(ctx, chosen, format) };
  },
);

async function* linesOf(
  ctx: ProjectCtx,
  chosen: ChosenSeeds,
  format: SeedExportFormat,
): AsyncGenerator<string> {
  const head = exportHead(format);
  if (head) yield head;
  const where = chosenSeeds(ctx.project.id, chosen);
  for (let after = 0n; ; ) {
    const rows = await exportSeedRows(ctx.db, where, after, chunkSize);
    for (const row of rows) yield exportSeedLine(format, row);
    const last = rows.at(-1);
    if (!last || rows.length < chunkSize) return;
    after = last.seq;
  }
}
