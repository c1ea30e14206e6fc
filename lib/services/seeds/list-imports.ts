import { Page } from '#lib/domain/ids.ts';
import { pageOf } from '../page-of.ts';
import { projectVerb } from '../verb.ts';
import { summarizeImport } from './get-import.ts';

export const listImports = projectVerb(
  {
    name: 'seeds.imports',
    summary: 'Lists the imports of a project, newest first.',
    kind: 'query',
    capability: 'read',
    input: Page,
  },
  async (ctx, input) => {
    const rows = await ctx.db.seedImport.findMany({
      where: { projectId: ctx.project.id, seq: input.after ? { lt: input.after } : undefined },
      orderBy: { seq: 'desc' },
      take: input.limit + 1,
    });
    const { page, nextAfter } = pageOf(rows, input.limit, ({ seq }) => seq);
    const items = page.map(summarizeImport);
    return { items, nextAfter };
  },
);
