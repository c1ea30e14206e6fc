import { z } from 'zod';
import { methodsAndJudges } from '#lib/domain/check/judges/index.ts';
import { projectVerb } from '../../verb.ts';
import { hashOf } from '../run/resolve-plan.ts';

export const listTemplates = projectVerb(
  {
    name: 'generate.templates',
    summary: 'Lists the templates of every method with their versions, built-in and your own.',
    kind: 'query',
    capability: 'read',
    input: z.object({ method: z.string().max(100).optional().describe('Only templates of this method') }),
  },
  async (ctx, { method }) => {
    const own = await ctx.db.promptTemplate.findMany({
      where: { projectId: ctx.project.id, method },
      orderBy: { version: 'desc' },
    });
    const asking = methodsAndJudges.filter(
      (one) => one.kind !== 'computed' && (!method || one.id === method),
    );
    const items = asking.flatMap((one) =>
      one.kind === 'computed'
        ? []
        : one.templates.map(({ messages, version, ...template }) => ({
            ...{ method: one.id, methodTitle: one.title, family: one.family, ...template },
            versions: [
              ...own
                .filter((row) => row.method === one.id && row.name === template.name)
                .map(({ projectId: _, messages: text, ...row }) => ({
                  ...row,
                  origin: 'project' as const,
                  messages: text as { role: 'system' | 'user' | 'assistant'; content: string }[],
                })),
              {
                ...{ id: null, origin: 'built-in' as const, version, note: '', createdById: null },
                ...{ createdAt: null, messages: [...messages], hash: hashOf(messages) },
              },
            ],
          })),
    );
    return { items };
  },
);

export type TemplateRow = Awaited<ReturnType<typeof listTemplates>>['items'][number];
