import { z } from 'zod';
import type { SeedImport } from '#lib/db/generated/client.ts';
import { notFound } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { projectVerb } from '../verb.ts';

const pageOfRejects = 200;

export const getImport = projectVerb(
  {
    name: 'seeds.show-import',
    summary: 'Shows an import: how far it is, and the rows that could not be read.',
    kind: 'query',
    capability: 'read',
    input: z.object({
      import: Id.describe('The import'),
      afterLine: z.coerce.number().int().nonnegative().default(0).describe('Rejected rows behind this line'),
    }),
  },
  async (ctx, input) => {
    const found = await ctx.db.seedImport.findFirst({
      where: { id: input.import, projectId: ctx.project.id },
      include: {
        rejects: {
          where: { line: { gt: input.afterLine } },
          orderBy: [{ line: 'asc' }, { id: 'asc' }],
          take: pageOfRejects + 1,
        },
      },
    });
    if (!found) throw notFound('This import');
    return { ...summarizeImport(found), ...pageOf(found.rejects) };
  },
);

type Reject = { line: number; field: string | null; message: string };

/** As many problems as fit, whole lines only: the next page begins behind the last line. */
function pageOf(found: readonly Reject[]): { rejects: Reject[]; moreRejects: boolean } {
  const rejects = found.map(({ line, field, message }) => ({ line, field, message }));
  const moreRejects = rejects.length > pageOfRejects;
  const cut = moreRejects ? rejects.at(-1)?.line : undefined;
  const whole = rejects.filter(({ line }) => line !== cut);
  return { rejects: whole.length > 0 ? whole : rejects, moreRejects };
}

/** What lists and pages show of an import. */
export function summarizeImport(row: SeedImport) {
  const { id, fileName, fileHash, format, sourceName, licence, status, phase, error } = row;
  const { rowsRead, rowsStaged, rowsMerged, rowsAdded, variantsAdded, rowsDuplicate, rowsRejected } = row;
  const { createdAt, startedAt, finishedAt } = row;
  return {
    ...{ id, seq: Number(row.seq), fileName, fileHash, format, sourceName, licence, status, phase, error },
    ...{ rowsRead, rowsStaged, rowsMerged, rowsAdded, variantsAdded, rowsDuplicate, rowsRejected },
    ...{ createdAt, startedAt, finishedAt },
    bytesRead: Number(row.bytesRead),
    byteSize: Number(row.byteSize),
  };
}
