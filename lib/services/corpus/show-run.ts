import { CorpusRunRef } from '#lib/domain/corpus/schema.ts';
import { notFound } from '#lib/domain/errors.ts';
import { projectVerb } from '../verb.ts';
import { viewRun } from './view-run.ts';

export const showRun = projectVerb(
  {
    name: 'corpus.show-run',
    summary: 'Shows a run over the corpus: how far it is and what it found.',
    kind: 'query',
    capability: 'read',
    input: CorpusRunRef,
  },
  async (ctx, { run }) => {
    const found = await ctx.db.corpusRun.findFirst({ where: { id: run, projectId: ctx.project.id } });
    if (!found) throw notFound('This run');
    return viewRun(found);
  },
);
