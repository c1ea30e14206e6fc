import type { Tx } from '#lib/db/client.ts';
import { DuplicateFind } from '#lib/domain/check/duplicates.ts';
import { invalid, notFound } from '#lib/domain/errors.ts';
import type { ProjectCtx } from '../context.ts';
import { createRun } from '../corpus/create-run.ts';
import { readProjectSetting } from '../projects/read-setting.ts';
import { projectVerb } from '../verb.ts';

export const findDuplicates = projectVerb(
  {
    name: 'duplicates.find',
    summary: 'Searches the seeds and variants of a project for duplicates, in the background.',
    kind: 'command',
    capability: 'check',
    input: DuplicateFind,
  },
  (ctx, asked) =>
    ctx.db.$transaction(async (tx) => {
      await refuseForeign(tx, ctx, asked);
      const settings = await readProjectSetting(tx, ctx.project.id, 'duplicates');
      const given = Object.entries(asked).filter(([, value]) => value !== undefined);
      const parameters = { ...settings, ...Object.fromEntries(given) };
      return createRun(tx, ctx, { kind: 'duplicates', action: 'duplicates.find', parameters });
    }),
);

async function refuseForeign(tx: Tx, ctx: ProjectCtx, asked: DuplicateFind) {
  const named = [asked.import, asked.batch, asked.version].filter((id) => id !== undefined);
  if (named.length > 1) throw invalid('Name an import, a batch or a version, not several.');
  const where = { id: named[0], projectId: ctx.project.id };
  if (asked.import && !(await tx.seedImport.findFirst({ where }))) throw notFound('This import');
  if (asked.batch && !(await tx.batch.findFirst({ where }))) throw notFound('This batch');
  if (asked.version && !(await tx.datasetVersion.findFirst({ where }))) throw notFound('This version');
}
