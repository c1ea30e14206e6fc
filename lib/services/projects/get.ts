import { z } from 'zod';
import { userIdOf } from '../by-whom.ts';
import type { ProjectCtx } from '../context.ts';
import { projectVerb } from '../verb.ts';

export const getProject = projectVerb(
  {
    name: 'projects.get',
    summary: 'Show a project and your role in it',
    kind: 'query',
    capability: 'read',
    input: z.object({}),
  },
  async (ctx) => {
    const { id, slug, name, description, createdAt, branchedFromId } = await ctx.db.project.findUniqueOrThrow(
      {
        where: { id: ctx.project.id },
      },
    );
    const branchedFrom = branchedFromId === null ? null : await originOf(ctx, branchedFromId);
    return { id, slug, name, description, createdAt, branchedFrom, role: ctx.role };
  },
);

/** The version that a branch began with; its address for who is a member of that project too. */
async function originOf(ctx: ProjectCtx, versionId: string) {
  const { project, number, name } = await ctx.db.datasetVersion.findUniqueOrThrow({
    where: { id: versionId },
    include: { project: { select: { id: true, slug: true, name: true } } },
  });
  const userId = userIdOf(ctx);
  const isMember =
    userId === null || (await ctx.db.membership.count({ where: { projectId: project.id, userId } })) > 0;
  return { project: project.name, slug: isMember ? project.slug : null, version: { number, name } };
}
