import { z } from 'zod';
import { csvLine, guardedLine } from '#lib/domain/csv-line.ts';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';

/** Problems that are read at a time. */
const chunkSize = 1000;

export const exportRejects = projectVerb(
  {
    name: 'seeds.export-rejects',
    summary:
      'Exports what was wrong with the rows of an import that could not be read, as CSV with line numbers.',
    kind: 'query',
    download: true,
    capability: 'read',
    input: z.object({ import: Id.describe('The import') }),
  },
  async (ctx, input) => {
    const found = await ctx.db.seedImport.findFirst({
      where: { id: input.import, projectId: ctx.project.id },
      select: { id: true, fileName: true },
    });
    if (!found) throw notFound('This import');
    const name = found.fileName.replaceAll(/[^\w.-]+/g, '-');
    return { fileName: `${name}-rejects.csv`, lines: linesOf(ctx, found.id) };
  },
);

async function* linesOf(ctx: ProjectCtx, importId: string): AsyncGenerator<string> {
  yield csvLine(['line', 'field', 'message']);
  for (let after = { line: 0, id: 0n }; ; ) {
    const rows = await ctx.db.importReject.findMany({
      where: {
        importId,
        OR: [{ line: { gt: after.line } }, { line: after.line, id: { gt: after.id } }],
      },
      orderBy: [{ line: 'asc' }, { id: 'asc' }],
      take: chunkSize,
    });
    for (const { line, field, message } of rows) yield guardedLine([line, field, message]);
    const last = rows.at(-1);
    if (!last || rows.length < chunkSize) return;
    after = last;
  }
}
