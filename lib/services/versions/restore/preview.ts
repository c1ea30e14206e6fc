import { z } from 'zod';
import { analyzeRestoreRows } from '#lib/db/queries/restore/analyze-rows.ts';
import { countRestoreRows } from '#lib/db/queries/restore/count-rows.ts';
import { gatherRestoreRows } from '#lib/db/queries/restore/gather-rows.ts';
import { wideWorkMemory } from '#lib/db/queries/versions/wide-work-memory.ts';
import { projectVerb } from '../../verb.ts';
import { findVersion, VersionRef } from '../summarize.ts';
import { requireRestorable } from './require-restorable.ts';

export const previewRestore = projectVerb(
  {
    name: 'versions.restore-preview',
    summary: 'Counts what making a version the working state again would change.',
    kind: 'query',
    capability: 'read',
    input: z.object({ version: VersionRef }),
  },
  async (ctx, input) => {
    const version = await findVersion(ctx, input.version);
    requireRestorable(version);
    return ctx.db.$transaction(
      async (tx) => {
        await wideWorkMemory(tx);
        await gatherRestoreRows(tx, ctx.project.id, version.id);
        await analyzeRestoreRows(tx);
        return countRestoreRows(tx, ctx.project.id);
      },
      { timeout: 120_000 },
    );
  },
);
