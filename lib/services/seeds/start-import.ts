import { invalid, notFound, precondition } from '#lib/domain/errors.ts';
import { ImportPlan, ImportSource } from '#lib/domain/seeds/requests.ts';
import { enqueue } from '#lib/jobs/enqueue.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { resolvePlan } from './resolve-plan.ts';

export const startImport = projectVerb(
  {
    name: 'seeds.import',
    summary: 'Reads an uploaded file into the project, in the background.',
    kind: 'command',
    capability: 'import',
    input: ImportPlan.extend(ImportSource.shape),
  },
  async (ctx, input) => {
    const found = await ctx.db.seedImport.findFirst({
      where: { id: input.import, projectId: ctx.project.id },
    });
    if (!found) throw notFound('This upload');
    if (found.status !== 'uploaded')
      throw precondition(`This file was started already; it is ${found.status}.`);
    const plan = await resolvePlan(ctx, found, input);
    if (plan.columns.length === 0) {
      throw invalid(`No row of ${found.fileName} can be read. The preview says what is wrong with each.`);
    }
    if (plan.format === 'custom' && !plan.mapping) {
      throw invalid('No known format fits this file. Say which column holds the problem.', [
        { path: 'mapping.problem', message: 'Choose a column.' },
      ]);
    }
    await ctx.db.$transaction(async (tx) => {
      const started = await tx.seedImport.updateMany({
        where: { id: found.id, status: 'uploaded' },
        data: {
          status: 'queued',
          format: plan.format,
          mapping: plan.mapping ?? undefined,
          sourceName: input.sourceName || found.fileName,
          licence: input.licence || 'unknown',
        },
      });
      if (started.count === 0) throw precondition('This file was started already.');
      await enqueue(tx, 'seeds.import', { importId: found.id });
      const after = {
        status: 'queued',
        format: plan.format,
        licence: input.licence,
        fileHash: found.fileHash,
      };
      await audit(tx, ctx, {
        action: 'seeds.import',
        target: `import ${found.id}`,
        before: { status: 'uploaded' },
        after,
      });
    });
    return { import: found.id, format: plan.format, status: 'queued' as const };
  },
);
