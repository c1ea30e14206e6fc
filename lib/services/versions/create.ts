import { NewVersion } from '#lib/domain/versions/schema.ts';
import { createRun } from '../corpus/create-run.ts';
import { projectVerb } from '../verb.ts';
import { requireOrigins } from './recipe/require-origins.ts';
import { requireFreeNames } from './require-free-names.ts';

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
      await requireFreeNames(tx, ctx.project.id, [name]);
      await requireOrigins(tx, ctx.project.id, input);
      const { run } = await createRun(tx, ctx, {
        kind: 'freeze',
        action: 'versions.create',
        parameters: input,
      });
      return { run, name };
    }),
);
