import { Id, Page } from '#lib/domain/ids.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';
import { shown, viewEvaluations } from './view.ts';

export const listEvaluations = projectVerb(
  {
    name: 'evaluate.list',
    summary: 'Lists the evaluations of a project, the newest first, with what each grader says.',
    kind: 'query',
    capability: 'read',
    input: Page.extend({
      benchmark: Id.optional().describe('Only evaluations on this benchmark'),
      model: Id.optional().describe('Only evaluations of this model'),
    }),
  },
  async (ctx, { after, limit, benchmark, model }) => {
    const found = await ctx.db.evaluation.findMany({
      where: {
        ...{ projectId: ctx.project.id, benchmarkId: benchmark, endpointId: model },
        seq: after === undefined ? undefined : { lt: after },
      },
      ...{ orderBy: { seq: 'desc' }, take: limit + 1, include: shown },
    });
    const { page, nextAfter } = pageOf(found, limit, ({ seq }) => seq);
    return { items: await viewEvaluations(ctx, page), nextAfter };
  },
);
