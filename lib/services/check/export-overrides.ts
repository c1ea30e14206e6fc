import { overrideLine } from '#lib/domain/check/overrides.ts';
import { OverrideExport } from '#lib/domain/check/schema.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';
import { overridesWhere } from './list-overrides.ts';

/** Rows that are read at a time. */
const chunkSize = 500;

export const exportOverrides = projectVerb(
  {
    name: 'check.export-overrides',
    summary: 'Exports the standing overrides as JSONL that "studio answers compare" reads, oldest first.',
    kind: 'query',
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
  for (let after = 0n; ; ) {
    const rows = await ctx.db.answerOverride.findMany({
      where: { ...where, seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: chunkSize,
    });
    for (const row of rows) yield overrideLine(row);
    const last = rows.at(-1);
    if (!last || rows.length < chunkSize) return;
    after = last.seq;
  }
}
