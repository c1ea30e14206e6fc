import { z } from 'zod';
import { projectVerb } from '../verb.ts';

export const listStudies = projectVerb(
  {
    name: 'studies.list',
    summary: 'Lists the studies of scaling of a project, newest first.',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const rows = await ctx.db.scalingStudy.findMany({
      where: { projectId: ctx.project.id, deletedAt: null },
      orderBy: { number: 'desc' },
      include: {
        _count: { select: { points: true } },
        fits: { select: { hash: true, status: true, done: true, total: true } },
      },
    });
    return {
      items: rows.map(({ projectId: _, createdById: __, deletedAt: ___, _count, fits, ...row }) => ({
        ...row,
        points: _count.points,
        fit: fits.find(({ hash }) => hash === row.hash) ?? null,
      })),
    };
  },
);

export type StudyRow = Awaited<ReturnType<typeof listStudies>>['items'][number];
