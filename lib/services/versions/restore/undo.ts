import { z } from 'zod';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { createRun } from '../../corpus/create-run.ts';
import { projectVerb } from '../../verb.ts';
import type { RestoreParameters } from './parameters.ts';

export const undoRestore = projectVerb(
  {
    name: 'versions.undo-restore',
    summary: 'Takes a restore back as a whole; what was edited or decided since keeps that.',
    kind: 'command',
    capability: 'freeze',
    input: z.object({ restore: Id.describe('The restore') }),
  },
  async (ctx, { restore }) => {
    const projectId = ctx.project.id;
    const found = await ctx.db.versionRestore.findFirst({ where: { id: restore, projectId } });
    if (!found) throw notFound('This restore');
    if (found.undoneAt) throw precondition('This restore was taken back already.');
    const later = await ctx.db.versionRestore.findFirst({
      where: { projectId, undoneAt: null, seq: { gt: found.seq } },
    });
    if (later) throw precondition('Another version was restored after it. Take that back first.');
    const parameters: RestoreParameters = { undo: restore };
    return ctx.db.$transaction((tx) =>
      createRun(tx, ctx, { kind: 'restore', action: 'versions.undo-restore', parameters }),
    );
  },
);
