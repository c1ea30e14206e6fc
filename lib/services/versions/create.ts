import { conflict } from '#lib/domain/errors.ts';
import { NewVersion } from '#lib/domain/versions/schema.ts';
import { createRun } from '../corpus/create-run.ts';
import { projectVerb } from '../verb.ts';
import { requireOrigins } from './recipe/require-origins.ts';

export const createVersion = projectVerb(
  {
    name: 'versions.create',
    summary: 'Freezes the accepted variants that the filter admits into an immutable version, as a run.',
    kind: 'command',
    capability: 'freeze',
    input: NewVersion,
  },
  (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const { name } = input;
      const taken = await tx.datasetVersion.findFirst({ where: { projectId: ctx.project.id, name } });
      if (taken)
        throw conflict(
          `A version named "${name}" exists: it is number ${taken.number}. Choose another name.`,
        );
      await requireOrigins(tx, ctx.project.id, input);
      const { run } = await createRun(tx, ctx, {
        kind: 'freeze',
        action: 'versions.create',
        parameters: input,
      });
      return { run, name };
    }),
);
