import { z } from 'zod';
import { conflict } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../audit.ts';
import { installationVerb } from '../verb.ts';
import { findTarget } from './find.ts';
import { viewTarget } from './view.ts';

export const deleteTarget = installationVerb(
  {
    name: 'targets.delete',
    summary: 'Removes a compute target that no run was ever started at.',
    kind: 'command',
    who: 'administrator',
    input: z.object({ target: Id.describe('The compute target') }),
  },
  async (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const found = await findTarget(tx, input.target);
      const runs = await tx.trainingRun.count({ where: { targetId: found.id } });
      if (runs > 0) {
        throw conflict(
          `${found.name} has ${runs} ${runs === 1 ? 'run' : 'runs'}, which name it. Delete them first.`,
        );
      }
      const servers = await tx.modelServer.count({ where: { targetId: found.id } });
      if (servers > 0) {
        throw conflict(
          `${found.name} has ${servers} ${servers === 1 ? 'server' : 'servers'} of models, which name it.`,
        );
      }
      await tx.computeTarget.delete({ where: { id: found.id } });
      await audit(tx, ctx, {
        action: 'targets.delete',
        target: `target ${found.id}`,
        before: viewTarget(found),
        after: null,
      });
      return { deleted: found.id };
    }),
);
