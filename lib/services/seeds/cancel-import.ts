import { z } from 'zod';
import type { Tx } from '#lib/db/client.ts';
import { notFound, precondition } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { storageKey } from './upload.ts';

export const cancelImport = projectVerb(
  {
    name: 'seeds.cancel-import',
    summary: 'Stops an import; the seeds that it added so far stay.',
    kind: 'command',
    capability: 'import',
    input: z.object({ import: Id.describe('The import') }),
  },
  async (ctx, input) => {
    const end = (tx: Tx, status: ('uploaded' | 'queued' | 'running')[]) =>
      tx.seedImport.updateMany({
        where: { id: input.import, projectId: ctx.project.id, status: { in: status } },
        data: { status: 'cancelled', finishedAt: ctx.now() },
      });
    const unread = await ctx.db.$transaction(async (tx) => {
      const waiting = await end(tx, ['uploaded', 'queued']);
      const stopped = waiting.count + (waiting.count === 0 ? (await end(tx, ['running'])).count : 0);
      if (stopped === 0) {
        const place = { id: input.import, projectId: ctx.project.id };
        if ((await tx.seedImport.count({ where: place })) === 0) throw notFound('This import');
        throw precondition('This import has ended.');
      }
      await audit(tx, ctx, {
        ...{ action: 'seeds.cancel-import', target: `import ${input.import}` },
        before: { status: waiting.count === 1 ? 'waiting' : 'running' },
        after: { status: 'cancelled' },
      });
      return waiting.count === 1;
    });
    // Nothing came of the file: a dry run, say. A running import may still be reading its own.
    if (unread) await ctx.storage.remove(storageKey(input.import));
    return { import: input.import, status: 'cancelled' as const };
  },
);
