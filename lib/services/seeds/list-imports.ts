import { Page } from '#lib/domain/ids.ts';
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
    const items = rows.slice(0, input.limit).map(summarizeImport);
    return { items, nextAfter: rows.length > input.limit ? (items.at(-1)?.seq ?? null) : null };
  },
);
