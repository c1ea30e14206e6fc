import { CorpusRunFilter } from '#lib/domain/corpus/schema.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';
import { viewRun } from './view-run.ts';

export const listRuns = projectVerb(
  {
    name: 'corpus.runs',
    summary: 'Lists the runs over the corpus of a project, the newest first.',
    kind: 'query',
    capability: 'read',
    input: CorpusRunFilter,
  },
  async (ctx, { kind, after, limit }) => {
    const rows = await ctx.db.corpusRun.findMany({
      where: { projectId: ctx.project.id, kind, seq: after === undefined ? undefined : { lt: after } },
      orderBy: { seq: 'desc' },
      take: limit + 1,
    });
    const { page, nextAfter } = pageOf(rows, limit, ({ seq }) => seq);
    const items = page.map(viewRun);
    return { items, nextAfter };
  },
);
