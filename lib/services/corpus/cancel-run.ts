import { CorpusRunRef } from '#lib/domain/corpus/schema.ts';
import { notFound, precondition } from '#lib/domain/errors.ts';
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
      const place = { id: run, projectId: ctx.project.id };
      const before = await tx.corpusRun.findFirst({ where: place, select: { status: true, phase: true } });
      const { count } = await tx.corpusRun.updateMany({
        where: { ...place, status: underWay },
        data: { status: 'cancelled', finishedAt: ctx.now() },
      });
      if (!before) throw notFound('This run');
      if (count === 0) throw precondition('This run has ended.');
      await audit(tx, ctx, {
        action: 'corpus.cancel-run',
        target: `run ${run}`,
        before,
        after: { status: 'cancelled' },
      });
      return { run, status: 'cancelled' as const };
    }),
);
