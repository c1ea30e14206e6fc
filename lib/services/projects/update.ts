import { ProjectChange } from '#lib/domain/projects/schema.ts';
import { audit } from '../audit.ts';
import { projectVerb } from '../verb.ts';

export const updateProject = projectVerb(
  {
    name: 'projects.update',
    summary: 'Change the name and the description of a project',
    kind: 'command',
    capability: 'configure',
    input: ProjectChange,
  },
  async (ctx, { name, description }) =>
    ctx.db.$transaction(async (tx) => {
      const where = { id: ctx.project.id };
      const before = await tx.project.findUniqueOrThrow({
        where,
        select: { name: true, description: true },
      });
      const after = { name, description };
      const project = await tx.project.update({ where, data: after });
      await audit(tx, ctx, {
        action: 'projects.update',
        target: `project:${project.id}`,
        before,
        after,
      });
      return project;
    }),
);
