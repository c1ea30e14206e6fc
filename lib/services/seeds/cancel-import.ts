import { z } from 'zod';
import { precondition } from '#lib/domain/errors.ts';
import { Id } from '#lib/domain/ids.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';

export const cancelImport = projectVerb(
  {
    name: 'seeds.cancel-import',
    summary: 'Stops an import; the seeds that it added so far stay.',
    kind: 'command',
    capability: 'import',
    input: z.object({ import: Id.describe('The import') }),
  },
  (ctx, input) =>
    ctx.db.$transaction(async (tx) => {
      const stopped = await tx.seedImport.updateMany({
        where: {
          id: input.import,
          projectId: ctx.project.id,
          status: { in: ['uploaded', 'queued', 'running'] },
        },
        data: { status: 'cancelled', finishedAt: ctx.now() },
      });
      if (stopped.count === 0) throw precondition('This import has ended, or does not exist here.');
      await audit(tx, ctx, { action: 'seeds.cancel-import', target: `import ${input.import}` });
      return { import: input.import, status: 'cancelled' as const };
    }),
);
