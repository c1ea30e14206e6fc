import { listCheckResults } from '#lib/db/queries/list-check-results.ts';
import { CheckResultFilter } from '#lib/domain/check/schema.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';

export const listResults = projectVerb(
  {
    name: 'check.results',
    summary: 'Lists the variants of which a rule says this, with its reason.',
    kind: 'query',
    capability: 'read',
    input: CheckResultFilter,
  },
  async (ctx, { after, limit, ...filter }) => {
    const found = await listCheckResults(ctx.db, {
      projectId: ctx.project.id,
      after: after ?? 0,
      limit: limit + 1,
      ...filter,
    });
    const { page, nextAfter } = pageOf(found, limit, ({ seq }) => seq);
    const items = page.map((row) => ({ ...row, seq: Number(row.seq) }));
    return { items, nextAfter };
  },
);

export type CheckResultRow = Awaited<ReturnType<typeof listResults>>['items'][number];
