import { CorpusRunRef } from '#lib/domain/corpus/schema.ts';
import { precondition } from '#lib/domain/errors.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';
import { underWay } from './create-run.ts';

export const cancelRun = projectVerb(
  {
    name: 'corpus.cancel-run',
    summary: 'Stops a run over the corpus; what stood before it stays.',
    kind: 'command',
    capability: 'check',
    input: CorpusRunRef,
  },
  async (ctx, { run }) =>
    ctx.db.$transaction(async (tx) => {
      const { count } = await tx.corpusRun.updateMany({
        where: { id: run, projectId: ctx.project.id, status: underWay },
        data: { status: 'cancelled', finishedAt: ctx.now() },
      });
      if (count === 0) throw precondition('This run has ended, or does not exist here.');
      await audit(tx, ctx, { action: 'corpus.cancel-run', target: `run ${run}` });
      return { run, status: 'cancelled' as const };
    }),
);
