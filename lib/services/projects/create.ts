import type { Tx } from '#lib/db/client.ts';
import { conflict } from '#lib/domain/errors.ts';
import { NewProject } from '#lib/domain/projects/schema.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../context.ts';
import { installationVerb } from '../verb.ts';

export const createProject = installationVerb(
  {
    name: 'projects.create',
    summary: 'Make a project; whoever makes it owns it',
    kind: 'command',
    who: 'signed-in',
    input: NewProject,
  },
  async (ctx, { slug, name, description }) =>
    ctx.db.$transaction(async (tx) => {
      // The unique index decides between two at the same moment; a clash must not end the transaction with an error.
      const made = await tx.project.createManyAndReturn({
        data: [{ slug, name, description, createdAt: ctx.now() }],
        skipDuplicates: true,
      });
      const project = made[0];
      if (!project) throw conflict(`The name "${slug}" is taken. Choose another.`);
      const owners = await ownersOfNew(tx, ctx);
      await tx.membership.createMany({
        data: owners.map((userId) => ({ projectId: project.id, userId, role: 'owner' as const })),
      });
      await audit(
        tx,
        { ...ctx, project, role: 'owner' },
        {
          action: 'projects.create',
          target: `project:${project.id}`,
          before: null,
          after: { slug, name, description },
        },
      );
      return project;
    }),
);

/** The one who asks; for the command line, which is nobody, the administrators. */
async function ownersOfNew(tx: Tx, ctx: Ctx): Promise<string[]> {
  if (ctx.actor.kind === 'user') return [ctx.actor.id];
  const administrators = await tx.user.findMany({
    where: { administrator: true, active: true },
    select: { id: true },
  });
  return administrators.map(({ id }) => id);
}
