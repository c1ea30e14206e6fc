import { overrideLine } from '#lib/domain/check/overrides.ts';
import { OverrideExport } from '#lib/domain/check/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { pagesBySeq } from '../pages-by-seq.ts';
import { projectVerb } from '../verb.ts';
import { overridesWhere } from './list-overrides.ts';

/** Rows that are read at a time. */
const chunkSize = 500;

export const exportOverrides = projectVerb(
  {
    name: 'check.export-overrides',
    summary: 'Exports the standing overrides as JSONL that "studio answers compare" reads, oldest first.',
    kind: 'query',
    download: true,
    capability: 'read',
    input: OverrideExport,
  },
  async (ctx, filter) => ({
    fileName: `${ctx.project.slug}-overrides.jsonl`,
    lines: linesOf(ctx, filter),
  }),
);

async function* linesOf(ctx: ProjectCtx, filter: OverrideExport): AsyncGenerator<string> {
  const where = overridesWhere(ctx, { ...filter, state: 'standing' });
  const pages = pagesBySeq(chunkSize, (after, take) =>
    ctx.db.answerOverride.findMany({
      where: { ...where, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take,
    }),
  );
  for await (const rows of pages) {
    for (const row of rows) yield overrideLine(row);
  }
}
